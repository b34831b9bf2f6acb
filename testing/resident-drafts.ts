import { GUARDIAN_CONSENT_SCOPES } from '#domain/facts/guardian-consent'
import { OWN_CONSENT_SCOPES } from '#domain/facts/resident-registered'
import type { ResidentDraft } from '#domain/registration/resident-draft'
import { buildNationalNumber } from './national-number.ts'

/** The day on which the people below stand at the counter. */
export const COUNTER_DAY = '2026-03-02'

/** Every answer yes. */
function yesTo(scopes: readonly string[]): Record<string, boolean> {
  return Object.fromEntries(scopes.map((scope) => [scope, true]))
}

const noticeRead = { version: '2026-1', language: 'zh-CN', readAloud: true }

const particulars = {
  ethnicity: '01',
  politicalStatus: '13',
  education: '60',
  phone: { number: '13803781234', owner: 'self' },
  residence: { division: '410202', community: '北道门社区', detail: '北道门街 12 号' },
  serviceArea: '410202',
  serviceCategories: ['0001', '0017'],
  skills: ['20'],
  timeSlots: ['mon-morning', 'sat-afternoon'],
  emergencyContact: { fullName: '李建国', phone: '13903785678' },
  oathRead: true,
  provisionalNumber: 'L-410202001-01-000001',
} satisfies ResidentDraft

const ownConsent = {
  scopes: yesTo(OWN_CONSENT_SCOPES),
  notice: noticeRead,
  givenOn: COUNTER_DAY,
}

/** A retired woman of 68 with everything filled in: admitted as she stands. */
export function retiree(changes: ResidentDraft = {}): ResidentDraft {
  return {
    ...particulars,
    document: { type: 'resident-id', number: buildNationalNumber('410202', '1957-08-16', '002') },
    fullName: '张秀英',
    employment: '80',
    noticeGroup: 'retired',
    ownConsent,
    ...changes,
  }
}

/** A man of 40 without work. */
export function unemployedResident(changes: ResidentDraft = {}): ResidentDraft {
  return {
    ...particulars,
    document: { type: 'resident-id', number: buildNationalNumber('410211', '1985-11-03', '113') },
    fullName: '王志强',
    employment: '70',
    noticeGroup: 'unemployed',
    ownConsent,
    ...changes,
  }
}

/** The mother's consent with everything answered yes, signed on paper. */
export function motherConsents(
  changes: NonNullable<ResidentDraft['guardianConsent']> = {},
): NonNullable<ResidentDraft['guardianConsent']> {
  return {
    guardian: {
      fullName: '刘敏',
      document: { type: 'resident-id', number: buildNationalNumber('410203', '1984-05-20', '024') },
      phone: '13700001111',
      relation: 'mother',
      ground: 'parent',
      shownBy: 'household-register',
    },
    notice: noticeRead,
    scopes: yesTo(GUARDIAN_CONSENT_SCOPES),
    ownView: 'agrees',
    signature: { form: 'paper', paperNumber: 'T-2026-0001' },
    givenOn: COUNTER_DAY,
    ...changes,
  }
}

/** A girl, 14 years old on the counter day, with her mother's consent. */
export function fourteenYearOld(changes: ResidentDraft = {}): ResidentDraft {
  return {
    ...particulars,
    document: { type: 'resident-id', number: buildNationalNumber('410202', '2011-09-01', '128') },
    fullName: '陈雨桐',
    education: '70',
    employment: '31',
    noticeGroup: 'student',
    phone: null,
    guardianConsent: motherConsents(),
    ...changes,
  }
}

/** Somebody born on a day, otherwise complete: with their own consent and a guardian's, so that the age alone decides. */
export function bornOn(date: string, changes: ResidentDraft = {}): ResidentDraft {
  return retiree({
    document: { type: 'resident-id', number: buildNationalNumber('410202', date, '021') },
    guardianConsent: motherConsents(),
    ...changes,
  })
}
