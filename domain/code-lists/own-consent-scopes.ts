import type { OwnConsentScope } from '../facts/resident-registered.ts'
import type { CodeEntry } from './code-entry.ts'

/** Each purpose as an adult is asked it, one yes or no each (PIPL 14, 29). */
export const OWN_CONSENT_SCOPE_LIST = [
  {
    value: 'register',
    zh: '同意注册为志愿者并处理所填信息',
    en: 'Register me as a volunteer and process what I stated',
    national: null,
  },
  { value: 'photo', zh: '同意采集和使用照片', en: 'Take and use a photo', national: null },
  {
    value: 'report-to-national-system',
    zh: '同意报送全国志愿服务信息系统',
    en: 'Report to the national volunteer system',
    national: null,
  },
  { value: 'show-on-public-pages', zh: '同意在公开页面展示', en: 'Show on public pages', national: null },
] as const satisfies readonly CodeEntry<OwnConsentScope>[]
