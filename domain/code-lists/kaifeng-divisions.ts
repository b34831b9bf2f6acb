import type { CodeEntry } from './code-entry.ts'

/** County-level divisions of Kaifeng, GB/T 2260. */
export const KAIFENG_DIVISIONS = [
  { value: '410202', zh: '龙亭区', en: 'Longting District', national: '410202' },
  { value: '410203', zh: '顺河回族区', en: 'Shunhe Hui District', national: '410203' },
  { value: '410204', zh: '鼓楼区', en: 'Gulou District', national: '410204' },
  { value: '410205', zh: '禹王台区', en: 'Yuwangtai District', national: '410205' },
  { value: '410212', zh: '祥符区', en: 'Xiangfu District', national: '410212' },
  { value: '410221', zh: '杞县', en: 'Qi County', national: '410221' },
  { value: '410222', zh: '通许县', en: 'Tongxu County', national: '410222' },
  { value: '410223', zh: '尉氏县', en: 'Weishi County', national: '410223' },
  { value: '410225', zh: '兰考县', en: 'Lankao County', national: '410225' },
] as const satisfies readonly CodeEntry[]

/** Codes that older Kaifeng identity numbers carry, and that no longer exist. */
export const ABOLISHED_KAIFENG_DIVISIONS = [
  { value: '410201', zh: '开封市市辖区', en: 'Kaifeng urban area', national: '410201' },
  {
    value: '410211',
    zh: '金明区（原郊区）',
    en: 'Jinming District (formerly the suburbs)',
    national: '410211',
  },
  { value: '410224', zh: '开封县', en: 'Kaifeng County', national: '410224' },
] as const satisfies readonly CodeEntry[]

/** GB/T 2260 code of Kaifeng city. */
export const KAIFENG_CITY = '410200'

/** Whether a division of Kaifeng has been abolished. Divisions of other cities are not judged here. */
export function isAbolishedDivision(division: string): boolean {
  return ABOLISHED_KAIFENG_DIVISIONS.some((abolished) => abolished.value === division)
}
