import { sha256Of } from '#contracts/seal-evidence'
import type { EvidenceReference } from '#domain/facts/evidence-reference'
import type { PreparedScan } from './prepare-scan.ts'

/** The scan of a paper form between the counter and the fact: named already, and not yet kept. */
export interface HeldScan extends PreparedScan {
  readonly reference: EvidenceReference
}

/**
 * Holds the scan of the form that is being filled in, in memory alone: of somebody who is not registered in the end nothing is kept, and
 * nothing is sent. After a power cut it has to be taken again.
 */
export interface ScanInHand {
  hold(scan: PreparedScan): Promise<HeldScan>
  get(): HeldScan | null
  letGo(): void
}

export function createScanInHand(desk: string, newId: () => string): ScanInHand {
  let held: HeldScan | null = null
  return {
    async hold({ bytes, mediaType }) {
      const sha256 = await sha256Of(bytes)
      held = {
        bytes,
        mediaType,
        reference: { evidence: newId(), desk, mediaType, bytes: bytes.length, sha256 },
      }
      return held
    },
    get: () => held,
    letGo() {
      held = null
    },
  }
}
