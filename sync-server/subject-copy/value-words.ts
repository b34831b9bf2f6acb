import { DOCUMENT_TYPE_LIST } from '#domain/code-lists/document-types'
import { EDUCATIONS } from '#domain/code-lists/educations'
import { EMPLOYMENTS } from '#domain/code-lists/employments'
import { ETHNICITIES } from '#domain/code-lists/ethnicities'
import { GROUP_KIND_LIST } from '#domain/code-lists/group-kinds'
import {
  GUARDIAN_CONSENT_SCOPE_LIST,
  GUARDIAN_RELATION_LIST,
  GUARDIANSHIP_GROUND_LIST,
  RELATION_SHOWN_BY_LIST,
} from '#domain/code-lists/guardian-consent-lists'
import { ABOLISHED_KAIFENG_DIVISIONS, KAIFENG_DIVISIONS } from '#domain/code-lists/kaifeng-divisions'
import { NOTICE_GROUP_LIST } from '#domain/code-lists/notice-groups'
import { OWN_CONSENT_SCOPE_LIST } from '#domain/code-lists/own-consent-scopes'
import { POLITICAL_STATUSES } from '#domain/code-lists/political-statuses'
import { PROFESSIONAL_FIELD_LIST } from '#domain/code-lists/professional-fields'
import { REVIEW_REASON_LIST } from '#domain/code-lists/review-reasons'
import { SERVICE_CATEGORIES } from '#domain/code-lists/service-categories'
import { SKILLS } from '#domain/code-lists/skills'
import { SPONSOR_TYPES } from '#domain/code-lists/sponsor-types'
import { TIME_SLOTS } from '#domain/code-lists/time-slots'
import type { Words } from './field-labels.ts'
import { PROBLEM_WORDS } from './problem-words.ts'

type Codes = Readonly<Record<string, Words>>

function codesOf(
  ...lists: readonly (readonly { readonly value: string; readonly zh: string; readonly en: string }[])[]
): Codes {
  return Object.fromEntries(lists.flat().map(({ value, zh, en }) => [value, [zh, en]]))
}

const DIVISIONS = codesOf(KAIFENG_DIVISIONS, ABOLISHED_KAIFENG_DIVISIONS)
const ACCOMPANIMENT: Codes = {
  required: ['必须由监护人或指定成年人陪同', 'The guardian or a named adult must accompany'],
  'consent-or-accompaniment': ['监护人同意或陪同，有一项即可', 'Consent or accompaniment is enough'],
}
const PARTIES: Codes = {
  self: ['本人', 'the person'],
  person: ['本人', 'the person'],
  guardian: ['监护人', 'the guardian'],
  family: ['家人', 'the family'],
  relative: ['近亲属（本人已去世）', 'a relative (the person has died)'],
}

/** Purposes as a guardian is asked them, and as the person is. */
export const GUARDIAN_SCOPES = codesOf(GUARDIAN_CONSENT_SCOPE_LIST)
export const OWN_SCOPES: Codes = { ...GUARDIAN_SCOPES, ...codesOf(OWN_CONSENT_SCOPE_LIST) }

/** What a person page's view is called. */
export const OPENED: Codes = {
  'person-page': ['个人页面', 'the person’s page'],
  form: ['更正或续签的表格', 'the form for a correction or renewal'],
  review: ['审核页面', 'the page for reviewing'],
}

/** The words of every code that a field of this name can have. */
export const VALUE_WORDS: Readonly<Record<string, Codes>> = {
  about: { registration: ['个人登记', 'a registration'], group: ['团体', 'a group'] },
  accompaniment: ACCOMPANIMENT,
  because: {
    renewal: ['续签', 'renewed'],
    'other-guardian': ['改由另一位监护人同意', 'another guardian consents'],
    'answers-changed': ['更改同意事项', 'answers were changed'],
    'after-withdrawal': ['撤回后重新同意', 'given again after a withdrawal'],
    'no-longer-wishes': ['不想再做', 'no longer wishes to'],
    'moved-away': ['搬走了', 'moved away'],
    'health-or-age': ['身体或年龄原因', 'health or age'],
    'never-agreed': ['没有同意过', 'never agreed'],
    died: ['已去世', 'has died'],
    other: ['其他', 'another reason'],
    transferred: ['转到其他单位', 'moved to another office'],
    'no-consent-found': ['没有找到同意记录', 'no consent was found'],
    'consent-withdrawn': ['撤回同意', 'the consent was withdrawn'],
    'registration-withdrawn': ['登记注销', 'the registration was given up'],
    withdrawal: ['居民注销时要求', 'asked for when giving up'],
    request: ['向枢纽提出请求', 'asked for at the hub'],
    'confirmed-before': ['恢复备份后再次删除', 'again after a restored backup'],
  },
  by: PARTIES,
  claim: { 'never-registered-by-me': ['本人没有同意过登记', 'the person never agreed to be registered'] },
  code: PROBLEM_WORDS,
  division: DIVISIONS,
  education: codesOf(EDUCATIONS),
  effect: { 'registration-ends': ['登记停止', 'the registration ends'] },
  employment: codesOf(EMPLOYMENTS),
  ethnicity: codesOf(ETHNICITIES),
  form: {
    'on-screen': ['屏幕签名', 'signed on the screen'],
    paper: ['纸质', 'on paper'],
    pdf: ['文件', 'as a file'],
  },
  givenBy: PARTIES,
  ground: codesOf(GUARDIANSHIP_GROUND_LIST),
  heard: {
    'in-person': ['当面', 'in person'],
    'by-phone': ['电话', 'by phone'],
    'in-writing': ['书面', 'in writing'],
    'through-others': ['他人转达', 'through others'],
  },
  kind: codesOf(GROUP_KIND_LIST),
  language: { 'zh-CN': ['中文', 'Chinese'], en: ['英文', 'English'] },
  level: { corps: ['总队', 'corps'], team: ['志愿服务队', 'team'] },
  mediaType: {
    'image/png': ['图片（PNG）', 'picture (PNG)'],
    'image/jpeg': ['照片（JPEG）', 'photo (JPEG)'],
  },
  noticeGroup: codesOf(NOTICE_GROUP_LIST),
  of: { 'this-office': ['本单位', 'this office'], 'other-office': ['其他单位', 'another office'] },
  opened: OPENED,
  outcome: {
    enrolled: ['成为志愿者', 'enrolled'],
    returned: ['退回，待更正', 'returned, to be corrected'],
    refused: ['未通过', 'refused'],
    duplicate: ['已经登记过', 'registered already'],
    approved: ['通过', 'approved'],
    approve: ['通过', 'approved'],
    return: ['退回', 'returned'],
    refuse: ['不通过', 'refused'],
    'consent-shown': ['出示了同意记录', 'the consent was shown'],
    'no-consent-found': ['没有找到同意记录', 'no consent was found'],
  },
  ownView: { agrees: ['愿意参加', 'wants to take part'], disagrees: ['不愿意参加', 'does not want to'] },
  owner: PARTIES,
  politicalStatus: codesOf(POLITICAL_STATUSES),
  professionalField: codesOf(PROFESSIONAL_FIELD_LIST),
  reason: codesOf(REVIEW_REASON_LIST),
  reasons: codesOf(REVIEW_REASON_LIST),
  refused: OWN_SCOPES,
  relation: codesOf(GUARDIAN_RELATION_LIST),
  rule: ACCOMPANIMENT,
  scope: OWN_SCOPES,
  scopes: OWN_SCOPES,
  serviceArea: DIVISIONS,
  serviceCategories: codesOf(SERVICE_CATEGORIES),
  sex: { male: ['男', 'male'], female: ['女', 'female'] },
  shownBy: {
    ...codesOf(RELATION_SHOWN_BY_LIST),
    'signature-on-file': ['屏幕签名', 'a signature on screen'],
    'paper-form': ['纸质同意书', 'a paper form'],
    'own-consent-on-file': ['本人逐项同意的记录', 'the answers the person gave'],
  },
  skills: codesOf(SKILLS),
  standing: {
    adult: ['成年人', 'adult'],
    'self-supporting': ['十六、十七岁自食其力', '16 or 17, living on own wages'],
    minor: ['未成年人', 'minor'],
    'adult-under-guardianship': ['有监护人的成年人', 'adult under guardianship'],
  },
  state: {
    arriving: ['正在到达', 'arriving'],
    verified: ['已全部到达，核对无误', 'whole and unaltered'],
    damaged: ['已损坏', 'damaged'],
  },
  timeSlots: codesOf(TIME_SLOTS),
  type: { ...codesOf(SPONSOR_TYPES), ...codesOf(DOCUMENT_TYPE_LIST) },
  says: {
    agrees: ['愿意', 'agrees'],
    'does-not-object': ['不反对', 'does not object'],
    objects: ['反对', 'objects'],
    'cannot-say': ['说不出来', 'cannot say'],
  },
  understands: {
    understands: ['明白', 'understands'],
    partly: ['明白一部分', 'understands in part'],
    'does-not': ['不明白', 'does not'],
  },
}

/** A code in words; anything else as it stands. */
export function wordsOf(field: string, value: string): Words | null {
  const codes = Object.hasOwn(VALUE_WORDS, field) ? VALUE_WORDS[field] : undefined
  return codes && Object.hasOwn(codes, value) ? (codes[value] ?? null) : null
}
