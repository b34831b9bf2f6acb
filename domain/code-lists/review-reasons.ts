import type { ReviewReason } from '../facts/review-decided.ts'
import type { CodeEntry } from './code-entry.ts'

/** Why something comes back from the organisation above, and for which of the two it can be said. */
export const REVIEW_REASON_LIST = [
  {
    value: 'name-wrong',
    zh: '名称不符合规定',
    en: 'The name breaks the rule',
    national: null,
    about: ['group'],
  },
  {
    value: 'unit-not-proven',
    zh: '所属单位未能核实',
    en: 'The unit could not be confirmed',
    national: null,
    about: ['group'],
  },
  {
    value: 'person-in-charge-not-proven',
    zh: '负责人未能核实',
    en: 'The person in charge could not be confirmed',
    national: null,
    about: ['group'],
  },
  {
    value: 'contact-unreachable',
    zh: '联系不上联系人',
    en: 'The contact cannot be reached',
    national: null,
    about: ['group', 'registration'],
  },
  {
    value: 'outside-area',
    zh: '不在本辖区',
    en: 'Outside this area',
    national: null,
    about: ['group', 'registration'],
  },
  {
    value: 'registered-already',
    zh: '已经登记过',
    en: 'Registered already',
    national: null,
    about: ['group', 'registration'],
  },
  {
    value: 'identity-doubtful',
    zh: '身份信息存疑',
    en: 'The identity is in doubt',
    national: null,
    about: ['registration'],
  },
  {
    value: 'guardian-not-proven',
    zh: '监护关系未能核实',
    en: 'The guardianship could not be confirmed',
    national: null,
    about: ['registration'],
  },
  {
    value: 'consent-not-proven',
    zh: '同意记录不足以证明',
    en: 'The consent is not proven',
    national: null,
    about: ['registration'],
  },
  {
    value: 'data-incomplete',
    zh: '资料不完整',
    en: 'Something is missing',
    national: null,
    about: ['group', 'registration'],
  },
  { value: 'other', zh: '其他原因', en: 'Another reason', national: null, about: ['group', 'registration'] },
] as const satisfies readonly (CodeEntry<ReviewReason> & {
  readonly about: readonly ('group' | 'registration')[]
})[]
