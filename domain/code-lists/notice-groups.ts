import type { NoticeGroup } from '../facts/resident-registered.ts'
import type { CodeEntry } from './code-entry.ts'

/** The groups that section 1 of the 2016 Kaifeng notice names; the national system has no codes for them. */
export const NOTICE_GROUP_LIST = [
  { value: 'employed', zh: '在职人员', en: 'Employed', national: null },
  { value: 'community-staff', zh: '街道社区工作人员', en: 'Street or community staff', national: null },
  { value: 'retired', zh: '离退休人员', en: 'Retired', national: null },
  { value: 'unemployed', zh: '下岗待业人员', en: 'Laid off or seeking work', national: null },
  { value: 'social-group', zh: '社会团体人员', en: 'Member of a social group', national: null },
  { value: 'self-employed', zh: '个体经营者', en: 'Self-employed', national: null },
  { value: 'student', zh: '学生', en: 'Student', national: null },
  { value: 'other', zh: '其他', en: 'Other', national: null },
] as const satisfies readonly CodeEntry<NoticeGroup>[]
