import { z } from 'zod'

/** Hex, of the bytes as they were before anything was encrypted. */
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** A desk names each piece of evidence itself, offline: a UUID, written small. */
export const EvidenceId = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)

export const EVIDENCE_MEDIA_TYPES = ['image/png', 'image/jpeg'] as const
export type EvidenceMediaType = (typeof EVIDENCE_MEDIA_TYPES)[number]

/** Bytes. A page photographed so that it can be read has a tenth of it. */
export const LARGEST_EVIDENCE = 8 * 1024 * 1024

/**
 * What a fact says of a signature image or a scan, which travels apart from it (Electronic Signature Law 5: kept so that it can be
 * shown unaltered). The hash binds the two: evidence with another one is not what was signed.
 */
export const EvidenceReference = z.object({
  evidence: EvidenceId,
  /** The desk that keeps it and sends it. */
  desk: z.string().regex(/^[0-9]{6,12}-[0-9]{2}$/),
  mediaType: z.enum(EVIDENCE_MEDIA_TYPES),
  bytes: z.int().min(1).max(LARGEST_EVIDENCE),
  sha256: Sha256,
})
export type EvidenceReference = z.infer<typeof EvidenceReference>
