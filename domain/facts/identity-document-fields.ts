import { z } from 'zod'

export const DOCUMENT_TYPES = [
  'resident-id',
  'household-register',
  'hmt-residence-permit',
  'foreign-permanent-resident',
  'hk-id',
  'mo-id',
  'tw-id',
  'hmt-travel-permit',
  'passport',
  'officer',
  'soldier',
  'other',
] as const
export type DocumentType = (typeof DOCUMENT_TYPES)[number]

/** What a fact keeps of a document: its kind and its number, normalised. Never an image of it. */
export const IdentityDocument = z.object({ type: z.enum(DOCUMENT_TYPES), number: z.string().max(40) })
export type IdentityDocument = z.infer<typeof IdentityDocument>
