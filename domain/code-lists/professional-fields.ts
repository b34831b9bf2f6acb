import type { ProfessionalField } from '../facts/group-applied.ts'
import type { CodeEntry } from './code-entry.ts'

/** Fields in which section 5.3 of the 2016 Kaifeng notice wants professional teams. The Chinese word stands in the team's name. */
export const PROFESSIONAL_FIELD_LIST = [
  { value: 'law', zh: '法律', en: 'Law', national: null },
  { value: 'culture', zh: '文化', en: 'Culture', national: null },
  { value: 'science', zh: '科普', en: 'Popular science', national: null },
  { value: 'medical', zh: '医疗卫生', en: 'Medicine and health', national: null },
  { value: 'counselling', zh: '心理咨询', en: 'Psychological counselling', national: null },
] as const satisfies readonly CodeEntry<ProfessionalField>[]
