import type { DocumentType } from '../facts/identity-document-fields.ts'
import type { CodeEntry } from './code-entry.ts'

/** Identity documents. The national system has no code for three of them: they are exported as 99 with a note. */
export const DOCUMENT_TYPE_LIST = [
  { value: 'resident-id', zh: '居民身份证', en: 'Resident identity card', national: '01' },
  {
    value: 'household-register',
    zh: '居民户口簿（未满16周岁）',
    en: 'Household register (under 16)',
    national: null,
  },
  {
    value: 'hmt-residence-permit',
    zh: '港澳台居民居住证',
    en: 'Residence permit for Hong Kong, Macao and Taiwan residents',
    national: null,
  },
  {
    value: 'foreign-permanent-resident',
    zh: '外国人永久居留身份证',
    en: 'Foreign permanent resident card',
    national: null,
  },
  { value: 'hk-id', zh: '香港居民身份证', en: 'Hong Kong identity card', national: '02' },
  { value: 'mo-id', zh: '澳门居民身份证', en: 'Macao identity card', national: '03' },
  { value: 'tw-id', zh: '台湾居民身份证', en: 'Taiwan identity card', national: '04' },
  {
    value: 'hmt-travel-permit',
    zh: '港澳台居民来往内地（大陆）通行证',
    en: 'Mainland travel permit for Hong Kong, Macao and Taiwan residents',
    national: null,
  },
  { value: 'passport', zh: '护照', en: 'Passport', national: '05' },
  { value: 'officer', zh: '军官证', en: 'Military officer card', national: '06' },
  { value: 'soldier', zh: '士兵证', en: 'Soldier card', national: '07' },
  { value: 'other', zh: '其他证件', en: 'Other document', national: '99' },
] as const satisfies readonly CodeEntry<DocumentType>[]
