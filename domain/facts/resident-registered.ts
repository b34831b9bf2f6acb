import { z } from 'zod'
import { PlainDate } from '../plain-date.ts'
import { GuardianConsent } from './guardian-consent.ts'
import { IdentityDocument } from './identity-document-fields.ts'
import { NOTICE_LANGUAGES } from './notice-languages.ts'

/** Purposes an adult answers one by one, yes or no. `register` must be yes; every other may be no without any loss. */
export const OWN_CONSENT_SCOPES = [
  'register',
  'photo',
  'report-to-national-system',
  'show-on-public-pages',
] as const
export type OwnConsentScope = (typeof OWN_CONSENT_SCOPES)[number]

/** The groups the 2016 Kaifeng notice names (section 1), kept beside the national employment code. */
export const NOTICE_GROUPS = [
  'employed',
  'community-staff',
  'retired',
  'unemployed',
  'social-group',
  'self-employed',
  'student',
  'other',
] as const
export type NoticeGroup = (typeof NOTICE_GROUPS)[number]

/** Whose phone it is: an old person's may be a daughter's, a child's the guardian's. */
export const PHONE_OWNERS = ['self', 'guardian', 'family'] as const

const division = z.string().regex(/^[0-9]{6}$/)

const resident = {
  document: IdentityDocument,
  fullName: z.string().max(120),
  sex: z.enum(['male', 'female']),
  bornOn: PlainDate,
  /** GB/T 3304 and the other code lists: `domain/code-lists/`. Empty where the resident did not say. */
  ethnicity: z.string().max(4),
  politicalStatus: z.string().max(4),
  education: z.string().max(4),
  employment: z.string().max(4),
  noticeGroup: z.enum(NOTICE_GROUPS),
  /** A resident need not have a phone; a child's may be the guardian's. */
  phone: z.object({ number: z.string().max(30), owner: z.enum(PHONE_OWNERS) }).nullable(),
  residence: z.object({ division, community: z.string().max(60), detail: z.string().max(120) }),
  serviceArea: division,
  /** At most four (the national system's limit). */
  serviceCategories: z.array(z.string().max(4)).max(4),
  skills: z.array(z.string().max(4)).max(24),
  /** `<mon…sun|holiday>-<morning|afternoon|evening>` */
  timeSlots: z.array(z.string().max(20)).max(24),
  emergencyContact: z.object({ fullName: z.string().max(120), phone: z.string().max(30) }).nullable(),
  oathRead: z.boolean(),
  provisionalNumber: z.string().min(1).max(60),
}

export const OwnConsent = z.object({
  scopes: z.record(z.enum(OWN_CONSENT_SCOPES), z.boolean()),
  notice: z.object({
    version: z.string().min(1).max(40),
    language: z.enum(NOTICE_LANGUAGES),
    readAloud: z.boolean(),
  }),
  givenOn: PlainDate,
})
export type OwnConsent = z.infer<typeof OwnConsent>

/**
 * A resident registered as a volunteer. Who needs a guardian's consent cannot be written down without it:
 * CouchDB has no transaction across documents, so the consent stands inside the fact that it admits.
 */
export const ResidentRegistered = z.discriminatedUnion('standing', [
  z.object({ standing: z.literal('adult'), ...resident, ownConsent: OwnConsent }),
  /** 16 or 17 and living on their own wages: counts as an adult (Civil Code 18), declared with a note. */
  z.object({
    standing: z.literal('self-supporting'),
    ...resident,
    ownConsent: OwnConsent,
    wagesNote: z.string().min(1).max(120),
  }),
  z.object({ standing: z.literal('minor'), ...resident, guardianConsent: GuardianConsent }),
  z.object({
    standing: z.literal('adult-under-guardianship'),
    ...resident,
    guardianConsent: GuardianConsent,
  }),
])
export type ResidentRegistered = z.infer<typeof ResidentRegistered>
export type Standing = ResidentRegistered['standing']
