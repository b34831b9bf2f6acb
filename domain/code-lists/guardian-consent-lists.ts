import type {
  GuardianConsentScope,
  GuardianRelation,
  GuardianshipGround,
  RelationShownBy,
} from '../facts/guardian-consent.ts'
import type { CodeEntry } from './code-entry.ts'

/** Who the guardian is to the person (Civil Code 27, 28). None of these lists has national codes: the national form knows no guardian. */
export const GUARDIAN_RELATION_LIST = [
  { value: 'father', zh: '父亲', en: 'Father', national: null },
  { value: 'mother', zh: '母亲', en: 'Mother', national: null },
  { value: 'grandparent', zh: '祖父母、外祖父母', en: 'Grandparent', national: null },
  { value: 'adult-sibling', zh: '成年兄、姐', en: 'Adult brother or sister', national: null },
  { value: 'spouse', zh: '配偶', en: 'Spouse', national: null },
  { value: 'adult-child', zh: '成年子女', en: 'Adult child', national: null },
  { value: 'other-relative', zh: '其他近亲属', en: 'Other close relative', national: null },
  {
    value: 'other-approved',
    zh: '经居（村）委会或民政部门同意的其他人',
    en: 'Another person, approved by the committee',
    national: null,
  },
  { value: 'organisation', zh: '有关组织', en: 'An organisation', national: null },
] as const satisfies readonly CodeEntry<GuardianRelation>[]

/** On what ground they are the guardian (Civil Code 27–29, 31, 32). */
export const GUARDIANSHIP_GROUND_LIST = [
  { value: 'parent', zh: '父母（民法典第二十七条）', en: 'Parent (Civil Code 27)', national: null },
  {
    value: 'statutory-order',
    zh: '法定顺序（民法典第二十七、二十八条）',
    en: 'Order of the law (Civil Code 27, 28)',
    national: null,
  },
  {
    value: 'appointed-by-committee',
    zh: '居（村）委会或民政部门指定（第三十一条）',
    en: 'Appointed by the committee or civil affairs (Civil Code 31)',
    national: null,
  },
  {
    value: 'appointed-by-will',
    zh: '父母遗嘱指定（第二十九条）',
    en: "Appointed by the parents' will (Civil Code 29)",
    national: null,
  },
  {
    value: 'court',
    zh: '人民法院指定（第三十一条）',
    en: 'Appointed by a court (Civil Code 31)',
    national: null,
  },
] as const satisfies readonly CodeEntry<GuardianshipGround>[]

/** What was shown at the counter to prove the relation; it is looked at and handed back. */
export const RELATION_SHOWN_BY_LIST = [
  { value: 'household-register', zh: '户口簿', en: 'Household register', national: null },
  { value: 'birth-certificate', zh: '出生医学证明', en: 'Birth certificate', national: null },
  { value: 'appointment-letter', zh: '指定监护证明', en: 'Letter of appointment', national: null },
  { value: 'court-ruling', zh: '法院裁判文书', en: 'Court ruling', national: null },
] as const satisfies readonly CodeEntry<RelationShownBy>[]

/** Each purpose as the guardian is asked it, one yes or no each (PIPL 29). */
export const GUARDIAN_CONSENT_SCOPE_LIST = [
  {
    value: 'register',
    zh: '同意被监护人注册为志愿者',
    en: 'Register the person as a volunteer',
    national: null,
  },
  {
    value: 'process-under-14-data',
    zh: '同意处理未满十四周岁儿童的个人信息',
    en: 'Process the personal data of a child under 14',
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
  {
    value: 'take-part-in-activities',
    zh: '同意参加与其年龄相适应的志愿服务活动',
    en: 'Take part in activities that suit their age',
    national: null,
  },
  {
    value: 'accompany',
    zh: '承诺参加活动时由监护人陪同',
    en: 'A guardian accompanies them to every activity',
    national: null,
  },
  { value: 'emergency-contact', zh: '同意作为紧急联系人', en: 'Be called in an emergency', national: null },
] as const satisfies readonly CodeEntry<GuardianConsentScope>[]
