import type { CodeEntry } from './code-entry.ts'

/** Employment status (national list albp0018). */
export const EMPLOYMENTS = [
  { value: '11', zh: '国家公务员', en: 'Civil servant', national: '11' },
  { value: '13', zh: '专业技术人员', en: 'Professional or technical staff', national: '13' },
  { value: '17', zh: '职员', en: 'Office staff', national: '17' },
  { value: '21', zh: '企业管理人员', en: 'Company manager', national: '21' },
  { value: '24', zh: '工人', en: 'Worker', national: '24' },
  { value: '27', zh: '农民', en: 'Farmer', national: '27' },
  { value: '31', zh: '学生', en: 'Student', national: '31' },
  { value: '37', zh: '现役军人', en: 'On active military service', national: '37' },
  { value: '51', zh: '自由职业者', en: 'Freelancer', national: '51' },
  { value: '54', zh: '个体经营者', en: 'Self-employed', national: '54' },
  { value: '70', zh: '无业人员（下岗待业）', en: 'Unemployed or laid off', national: '70' },
  { value: '80', zh: '退（离）休人员', en: 'Retired', national: '80' },
  { value: '90', zh: '其他', en: 'Other', national: '90' },
] as const satisfies readonly CodeEntry[]
