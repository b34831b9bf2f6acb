import { z } from 'zod'
import { IdentityDocument } from './identity-document-fields.ts'

/** Levels 2 and 3 of the notice's tree (section 4.1). Level 1, the city federation, is there before anybody can apply. */
export const GROUP_LEVELS = ['corps', 'team'] as const
export type GroupLevel = (typeof GROUP_LEVELS)[number]

/** Whom the notice lets register a group (section 1.1). */
export const GROUP_KINDS = [
  'civilisation-office',
  'civilised-unit',
  'subdistrict-office',
  'community',
  'stationed-unit',
  'social-organisation',
] as const
export type GroupKind = (typeof GROUP_KINDS)[number]

/** Fields in which the notice wants professional teams (section 5.3). */
export const PROFESSIONAL_FIELDS = ['law', 'culture', 'science', 'medical', 'counselling'] as const
export type ProfessionalField = (typeof PROFESSIONAL_FIELDS)[number]

const division = z.string().regex(/^[0-9]{6}$/)

/** A volunteer group asks to be registered by the organisation above it. Subject: `group:<uuidv7>`. */
export const GroupApplied = z.object({
  level: z.enum(GROUP_LEVELS),
  kind: z.enum(GROUP_KINDS),
  /** `××县（区）志愿服务总队` or `××（单位、社区）志愿服务队`: `domain/groups/group-name.ts`. */
  name: z.string().min(1).max(60),
  /** The unit that stands behind the group and agrees to it. */
  unit: z.object({
    name: z.string().min(1).max(60),
    /** `domain/code-lists/sponsor-types.ts` (national list albe0005). */
    type: z.string().max(4),
    /** Unified social credit code, GB 32100-2015, 18 characters; null where the unit has none. */
    creditCode: z.string().max(18).nullable(),
  }),
  /** Registered with civil affairs as an organisation of its own. */
  registered: z.boolean(),
  /** Code of the organisation above, which reviews this. Derived from the area, never chosen. */
  parent: z.string().min(1).max(40),
  division,
  address: z.string().max(120),
  contact: z.object({ fullName: z.string().max(120), phone: z.string().max(30) }),
  personInCharge: z.object({
    fullName: z.string().max(120),
    document: IdentityDocument,
    phone: z.string().max(30),
  }),
  serviceCategories: z.array(z.string().max(4)).max(4),
  professionalField: z.enum(PROFESSIONAL_FIELDS).nullable(),
  /** Residents of a community: the 13 % of section 1.2 is counted from it. Null for every other kind. */
  population: z.int().min(1).max(10_000_000).nullable(),
  /** People who work at a unit. Null for a community. */
  staffCount: z.int().min(1).max(10_000_000).nullable(),
  plannedSize: z.int().min(1).max(1_000_000).nullable(),
})
export type GroupApplied = z.infer<typeof GroupApplied>
