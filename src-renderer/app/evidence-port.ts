import type { DeskEvidence } from '../evidence/open-desk-evidence.ts'

/** What pages may do with signature images and scans: keep them, see how they get on, bring them back to be looked at, and carry away what the
 * hub has not got. */
export type EvidencePort = Pick<
  DeskEvidence,
  'keep' | 'progress' | 'watch' | 'fetch' | 'unsent' | 'readChunk'
>
