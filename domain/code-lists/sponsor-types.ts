import type { CodeEntry } from './code-entry.ts'

/** What kind of unit stands behind a group (national list albe0005). Its codes 02 to 07 are left out: what they mean is not published. */
export const SPONSOR_TYPES = [
  { value: '01', zh: '党政机关', en: 'Party or government body', national: '01' },
  { value: '08', zh: '群团组织', en: 'Mass organisation', national: '08' },
  { value: '09', zh: '居民委员会', en: 'Residents committee', national: '09' },
  { value: '10', zh: '村民委员会', en: 'Villagers committee', national: '10' },
  { value: '11', zh: '国有企业', en: 'State-owned enterprise', national: '11' },
  { value: '12', zh: '非国有企业', en: 'Other enterprise', national: '12' },
  { value: '13', zh: '社会团体', en: 'Social association', national: '13' },
  { value: '14', zh: '社会服务机构', en: 'Social service institution', national: '14' },
  { value: '15', zh: '基金会', en: 'Foundation', national: '15' },
  { value: '16', zh: '社会组织', en: 'Social organisation', national: '16' },
  { value: '99', zh: '其他', en: 'Other', national: '99' },
] as const satisfies readonly CodeEntry[]
