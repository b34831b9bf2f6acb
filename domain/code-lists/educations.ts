import type { CodeEntry } from './code-entry.ts'

/** Highest education (national list albp0017). */
export const EDUCATIONS = [
  { value: '11', zh: '博士研究生', en: 'Doctorate', national: '11' },
  { value: '14', zh: '硕士研究生', en: "Master's degree", national: '14' },
  { value: '20', zh: '大学本科', en: "Bachelor's degree", national: '20' },
  { value: '30', zh: '大学专科', en: 'Junior college', national: '30' },
  { value: '40', zh: '中专或中技', en: 'Secondary vocational school', national: '40' },
  { value: '50', zh: '技工学校', en: 'Skilled workers school', national: '50' },
  { value: '60', zh: '高中', en: 'Senior high school', national: '60' },
  { value: '70', zh: '初中', en: 'Junior high school', national: '70' },
  { value: '80', zh: '小学', en: 'Primary school', national: '80' },
  { value: '90', zh: '幼儿园', en: 'Kindergarten', national: '90' },
  { value: '91', zh: '学龄前', en: 'Below school age', national: '91' },
  { value: '00', zh: '文盲或半文盲', en: 'Cannot read or hardly', national: '00' },
  { value: '98', zh: '特殊教育', en: 'Special education', national: '98' },
  { value: '99', zh: '其他', en: 'Other', national: '99' },
] as const satisfies readonly CodeEntry[]
