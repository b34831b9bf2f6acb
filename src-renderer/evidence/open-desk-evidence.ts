import type { EvidenceReference } from '#domain/facts/evidence-reference'
import { type EvidenceChannel, type EvidenceOptions, startEvidence } from './evidence-channel.ts'
import { openEvidenceShelf } from './evidence-shelf.ts'
import { createEvidenceReader, type FetchedEvidence } from './fetch-evidence.ts'
import { pouchRotations } from './pouch-rotations.ts'

export interface DeskEvidence extends Pick<EvidenceChannel, 'keep' | 'forget' | 'progress' | 'watch'> {
  /** Brings a piece of evidence from the hub, where it is whole and checked, and opens it. Never rejects. */
  fetch(reference: EvidenceReference): Promise<FetchedEvidence>
}

/** The evidence of one desk, on this machine's disk and over its line. */
export async function openDeskEvidence(options: Omit<EvidenceOptions, 'shelf'>): Promise<DeskEvidence> {
  const { connection, desk, org, clock, onFailure } = options
  const stop = new AbortController().signal
  const reader = createEvidenceReader({ connection, desk, org, clock, stop })
  const channel = await openEvidenceShelf(pouchRotations(desk)).then(
    (shelf) => startEvidence({ ...options, shelf }),
    (error) => {
      // Registering goes on all the same: without a shelf a signature stays inside its fact.
      onFailure(error)
      return NO_SHELF
    },
  )
  return {
    keep: channel.keep,
    forget: channel.forget,
    progress: channel.progress,
    watch: channel.watch,
    async fetch(reference) {
      return reader.fetchEvidence(reference).catch((error) => {
        onFailure(error)
        return { outcome: 'no-hub' as const }
      })
    },
  }
}

const NOTHING_WAITS = { waiting: 0, bytesLeft: 0, stuck: 0 }
const NO_SHELF: Pick<EvidenceChannel, 'keep' | 'forget' | 'progress' | 'watch'> = {
  keep: async () => null,
  forget: async () => {},
  progress: () => NOTHING_WAITS,
  watch: () => () => undefined,
}
