import { z } from 'zod'
import { PlainDate } from '../plain-date.ts'
import { ACCOMPANIMENT_RULES } from './accompaniment-rule.ts'
import { EvidenceReference } from './evidence-reference.ts'
import { IdentityDocument } from './identity-document-fields.ts'
import { NOTICE_LANGUAGES } from './notice-languages.ts'

/** Whether an adult under guardianship understood what was read to them in plain words. */
export const UNDERSTANDINGS = ['understands', 'partly', 'does-not'] as const
export type Understanding = (typeof UNDERSTANDINGS)[number]

/** What they say to being registered. Who objects is not registered, whatever the guardian says. */
export const OWN_WILLS = ['agrees', 'does-not-object', 'objects', 'cannot-say'] as const
export type OwnWill = (typeof OWN_WILLS)[number]

/** Purposes a guardian answers one by one, yes or no (PIPL 29, 31: separate consent). */
export const GUARDIAN_CONSENT_SCOPES = [
  'register',
  'process-under-14-data',
  'photo',
  'report-to-national-system',
  'show-on-public-pages',
  'take-part-in-activities',
  'accompany',
  'emergency-contact',
] as const
export type GuardianConsentScope = (typeof GUARDIAN_CONSENT_SCOPES)[number]

/** Who the guardian is to the person (Civil Code 27, 28). */
export const GUARDIAN_RELATIONS = [
  'father',
  'mother',
  'grandparent',
  'adult-sibling',
  'spouse',
  'adult-child',
  'other-relative',
  'other-approved',
  'organisation',
] as const
export type GuardianRelation = (typeof GUARDIAN_RELATIONS)[number]

/** On what ground they are the guardian (Civil Code 27, 31, 32). */
export const GUARDIANSHIP_GROUNDS = [
  'parent',
  'statutory-order',
  'appointed-by-committee',
  'appointed-by-will',
  'court',
] as const
export type GuardianshipGround = (typeof GUARDIANSHIP_GROUNDS)[number]

/** How the relation was shown at the counter. The document itself is never kept (Resident Identity Card Law 15). */
export const RELATION_SHOWN_BY = [
  'household-register',
  'birth-certificate',
  'appointment-letter',
  'court-ruling',
] as const
export type RelationShownBy = (typeof RELATION_SHOWN_BY)[number]

/** A small PNG inside the fact: how signatures were kept before evidence had its own channel, and still are where no hub has told this desk yet what to seal evidence to. */
export const SignatureImage = z.object({
  mediaType: z.literal('image/png'),
  /** base64, at most 60 kB of text. */
  base64: z.string().min(1).max(60_000),
  /** Of the PNG's bytes, hex. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})
export type SignatureImage = z.infer<typeof SignatureImage>

export const GuardianConsent = z.object({
  guardian: z.object({
    fullName: z.string().max(120),
    document: IdentityDocument,
    phone: z.string().max(30),
    relation: z.enum(GUARDIAN_RELATIONS),
    ground: z.enum(GUARDIANSHIP_GROUNDS),
    shownBy: z.enum(RELATION_SHOWN_BY),
  }),
  notice: z.object({
    version: z.string().min(1).max(40),
    language: z.enum(NOTICE_LANGUAGES),
    readAloud: z.boolean(),
  }),
  /** Every purpose that concerns this person; `process-under-14-data` is not asked from 14 on. */
  scopes: z.partialRecord(z.enum(GUARDIAN_CONSENT_SCOPES), z.boolean()),
  /** What the child said themselves, from the age of 8 (Civil Code 35). Null below 8. */
  ownView: z.enum(['agrees', 'disagrees']).nullable(),
  /**
   * What an adult under guardianship understood and said (Civil Code 35 para. 3). Absent from a minor's consent, and from those that were
   * given before it was asked: they have `ownView` instead.
   */
  ownWill: z.object({ understands: z.enum(UNDERSTANDINGS), says: z.enum(OWN_WILLS) }).nullish(),
  signature: z.discriminatedUnion('form', [
    z.object({ form: z.literal('on-screen'), image: z.union([SignatureImage, EvidenceReference]) }),
    z.object({
      form: z.literal('paper'),
      paperNumber: z.string().min(1).max(40),
      /** Of the signed form, where it was scanned or photographed at the counter. */
      scan: EvidenceReference.nullish(),
    }),
  ]),
  givenOn: PlainDate,
  /** The 18th birthday or earlier: guardian consent cannot reach further. Null for an adult, whose guardianship has no such day. */
  validUntil: PlainDate.nullable(),
  /** The policy that applied at the counter (`domain/policy/`). */
  accompaniment: z.enum(ACCOMPANIMENT_RULES),
  /** Until when the consent is kept as evidence after it ends (Civil Code 188: three years). Null while the end is not known. */
  retainUntil: PlainDate.nullable(),
})
export type GuardianConsent = z.infer<typeof GuardianConsent>
