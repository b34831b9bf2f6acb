import type { CodeEntry } from './code-entry.ts'

/** Service categories (national list albx0009). Provincial additions are left out: they are dropped when a record moves to another province. */
export const SERVICE_CATEGORIES = [
  { value: '0001', zh: '社区服务', en: 'Community service', national: '0001' },
  { value: '0002', zh: '扶贫减贫', en: 'Poverty relief', national: '0002' },
  { value: '0003', zh: '支教助学', en: 'Teaching and tutoring', national: '0003' },
  { value: '0004', zh: '卫生健康', en: 'Health', national: '0004' },
  { value: '0005', zh: '法律服务', en: 'Legal aid', national: '0005' },
  { value: '0006', zh: '环境保护', en: 'Environment', national: '0006' },
  { value: '0007', zh: '科技科普', en: 'Science popularisation', national: '0007' },
  { value: '0008', zh: '文化艺术', en: 'Culture and arts', national: '0008' },
  { value: '0009', zh: '平安综治', en: 'Neighbourhood safety', national: '0009' },
  { value: '0010', zh: '文明风尚', en: 'Civic manners', national: '0010' },
  { value: '0011', zh: '交通引导', en: 'Traffic guidance', national: '0011' },
  { value: '0012', zh: '志愿消防', en: 'Volunteer fire service', national: '0012' },
  { value: '0013', zh: '应急救援', en: 'Emergency rescue', national: '0013' },
  { value: '0014', zh: '禁毒宣传', en: 'Drug prevention', national: '0014' },
  { value: '0015', zh: '体育健身', en: 'Sports and fitness', national: '0015' },
  { value: '0016', zh: '旅游服务', en: 'Tourism', national: '0016' },
  { value: '0017', zh: '关爱特殊群体', en: 'Care for people in need', national: '0017' },
  { value: '0018', zh: '大型活动', en: 'Large events', national: '0018' },
  { value: '0019', zh: '海外志愿服务', en: 'Service abroad', national: '0019' },
  { value: '0020', zh: '税收服务', en: 'Tax service', national: '0020' },
  { value: '0099', zh: '其他', en: 'Other', national: '0099' },
] as const satisfies readonly CodeEntry[]
