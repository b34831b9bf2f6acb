import type { CodeEntry } from './code-entry.ts'

/** What a volunteer is good at (national list albp0039). */
export const SKILLS = [
  { value: '01', zh: '医疗急救', en: 'Medical first aid', national: '01' },
  { value: '02', zh: '体育', en: 'Sports', national: '02' },
  { value: '03', zh: '驾驶', en: 'Driving', national: '03' },
  { value: '04', zh: '法律', en: 'Law', national: '04' },
  { value: '05', zh: '信息技术', en: 'Information technology', national: '05' },
  { value: '06', zh: '经营管理', en: 'Business', national: '06' },
  { value: '07', zh: '公共关系', en: 'Public relations', national: '07' },
  { value: '08', zh: '教育', en: 'Education', national: '08' },
  { value: '09', zh: '电器维修', en: 'Appliance repair', national: '09' },
  { value: '10', zh: '安全保卫', en: 'Security', national: '10' },
  { value: '11', zh: '财务会计', en: 'Accounting', national: '11' },
  { value: '12', zh: '设计', en: 'Design', national: '12' },
  { value: '13', zh: '客户服务', en: 'Customer service', national: '13' },
  { value: '14', zh: '物业管理', en: 'Property management', national: '14' },
  { value: '15', zh: '写作', en: 'Writing', national: '15' },
  { value: '16', zh: '外语', en: 'Foreign languages', national: '16' },
  { value: '17', zh: '音乐', en: 'Music', national: '17' },
  { value: '18', zh: '心理咨询', en: 'Counselling', national: '18' },
  { value: '19', zh: '护理', en: 'Nursing', national: '19' },
  { value: '20', zh: '手工', en: 'Handicraft', national: '20' },
  { value: '21', zh: '文艺表演', en: 'Performing arts', national: '21' },
  { value: '22', zh: '网络维护', en: 'Networks', national: '22' },
  { value: '23', zh: '摄影摄像', en: 'Photography and film', national: '23' },
  { value: '99', zh: '其他', en: 'Other', national: '99' },
] as const satisfies readonly CodeEntry[]
