import type { GroupKind } from '../facts/group-applied.ts'
import type { CodeEntry } from './code-entry.ts'

/** Whom section 1.1 of the 2016 Kaifeng notice lets register a group; the national list of group types asks something else. */
export const GROUP_KIND_LIST = [
  { value: 'civilisation-office', zh: '县（区）文明办', en: 'County civilisation office', national: null },
  { value: 'civilised-unit', zh: '文明单位', en: 'Civilised unit', national: null },
  { value: 'subdistrict-office', zh: '街道办事处', en: 'Subdistrict office', national: null },
  { value: 'community', zh: '社区', en: 'Community', national: null },
  { value: 'stationed-unit', zh: '驻汴单位', en: 'Unit stationed in Kaifeng', national: null },
  {
    value: 'social-organisation',
    zh: '社会团体（含非注册团体）',
    en: 'Social organisation, registered or not',
    national: null,
  },
] as const satisfies readonly CodeEntry<GroupKind>[]
