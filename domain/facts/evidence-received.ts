import { z } from 'zod'
import { EvidenceId, Sha256 } from './evidence-reference.ts'

/**
 * How much of one piece of evidence the hub holds. Written a few times while it arrives, and once more when it is whole: `verified`
 * where it opens and its hash is the one that its desk named, `damaged` where not, and then it must be taken again.
 */
export const EvidenceReceived = z.object({
  evidence: EvidenceId,
  /** The desk that sent it. */
  desk: z.string().min(1),
  /** As its manifest names it; a reader compares it with the fact's own reference. */
  sha256: Sha256,
  /** Chunks. */
  arrived: z.int().min(0),
  total: z.int().min(1),
  state: z.enum(['arriving', 'verified', 'damaged']),
})
export type EvidenceReceived = z.infer<typeof EvidenceReceived>
