import { z } from 'zod'
import { ACCOMPANIMENT_RULES } from '#domain/facts/accompaniment-rule'
import { GROUP_KINDS, GROUP_LEVELS, PROFESSIONAL_FIELDS } from '#domain/facts/group-applied'
import { PlainDate } from '#domain/plain-date'
import { Organisation } from './enrolment.ts'

/** How individuals are admitted at this hub: by the registrar's people (notice, section 4.2), or by the rules alone. */
export const REGISTRAR_POLICIES = ['automatic', 'manual'] as const
export type RegistrarPolicy = (typeof REGISTRAR_POLICIES)[number]

/** Documents of the `directory` database: what the hub publishes to every desk. Every desk keeps it offline. */
export const DirectoryEntry = z.discriminatedUnion('kind', [
  /** `_id`: `organisation:<code>` */
  Organisation.extend({ kind: z.literal('organisation'), closedOn: PlainDate.nullish() }),
  /** `_id`: `certificate-key:<kid>`; Ed25519, raw 32 bytes, base64url. */
  z.object({
    kind: z.literal('certificate-key'),
    kid: z.string().min(1),
    publicKey: z.string().min(1),
    from: z.iso.datetime({ offset: true }),
  }),
  /**
   * `_id`: `desk-key:<desk>:<01, 02 …>`; ECDSA P-256, raw uncompressed point, base64url: the desk's facts are sealed with it. The hub keeps
   * the first one that it sees after an enrolment.
   */
  z.object({
    kind: z.literal('desk-key'),
    desk: z.string().min(1).max(40),
    publicKey: z.string().regex(/^[A-Za-z0-9_-]{87}$/),
    /** Running number of the fact that brought it: at the first key, what the desk wrote before had no seal. */
    since: z.int().min(1),
    from: z.iso.datetime({ offset: true }),
  }),
  /** `_id`: `export-key:<kid>`; ECDH P-256, raw uncompressed point, base64url: what leaves a desk as a file is sealed to it. */
  z.object({ kind: z.literal('export-key'), kid: z.string().min(1), publicKey: z.string().min(1) }),
  /** `_id`: `group:<uuid>`; an approved volunteer group. */
  z.object({
    kind: z.literal('group'),
    subject: z.string().regex(/^group:/),
    name: z.string().min(1).max(60),
    level: z.enum(GROUP_LEVELS),
    groupKind: z.enum(GROUP_KINDS),
    professionalField: z.enum(PROFESSIONAL_FIELDS).nullable(),
    /** The organisation whose group it is, and the one above that approved it. */
    org: z.string().min(1).max(40),
    parent: z.string().min(1).max(40),
    division: z.string().regex(/^[0-9]{6}$/),
    registeredOn: PlainDate,
  }),
  /** `_id`: `division:<code>`; GB/T 2260. */
  z.object({
    kind: z.literal('division'),
    code: z.string().regex(/^[0-9]{6}$/),
    zh: z.string().min(1),
    en: z.string().min(1),
  }),
  /** `_id`: `minors-policy:<region or country>:<from>`; `domain/policy/minors-policy.ts` explains the fields. */
  z.object({
    kind: z.literal('minors-policy'),
    region: z.string().regex(/^[0-9]{0,6}$/),
    from: PlainDate,
    to: PlainDate.nullable(),
    accompaniment: z.enum(ACCOMPANIMENT_RULES),
    source: z.object({ zh: z.string(), en: z.string() }),
  }),
  /** `_id`: `notice:<needs>:<version>`; which text of a consent notice is in force from when. The text ships with the program. */
  z.object({
    kind: z.literal('notice'),
    needs: z.enum(['own-consent', 'guardian-consent']),
    version: z.string().min(1).max(40),
    from: PlainDate,
  }),
  /** `_id`: `calendar:<year>`; the State Council's holidays, and the weekend days that are worked instead. */
  z.object({
    kind: z.literal('calendar'),
    year: z.int().min(2000).max(2200),
    holidays: z.array(PlainDate),
    workingWeekends: z.array(PlainDate),
  }),
  /** `_id`: `registrar` */
  z.object({ kind: z.literal('registrar'), policy: z.enum(REGISTRAR_POLICIES) }),
])
export type DirectoryEntry = z.infer<typeof DirectoryEntry>
export type DirectoryEntryOf<K extends DirectoryEntry['kind']> = Extract<DirectoryEntry, { kind: K }>
