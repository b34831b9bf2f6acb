import { chunkId, EvidenceChunk } from '#contracts/evidence-documents'
import type { EvidenceReference } from '#domain/facts/evidence-reference'
import { type EvidenceChannel, type EvidenceOptions, startEvidence } from './evidence-channel.ts'
import { openEvidenceShelf, type ShelvedItem } from './evidence-shelf.ts'
import { createEvidenceReader, type FetchedEvidence } from './fetch-evidence.ts'
import { pouchRotations } from './pouch-rotations.ts'

export interface DeskEvidence extends Pick<EvidenceChannel, 'keep' | 'forget' | 'progress' | 'watch'> {
  /** Brings a piece of evidence from the hub, where it is whole and checked, and opens it. Never rejects. */
  fetch(reference: EvidenceReference): Promise<FetchedEvidence>
  /** What the hub has not confirmed: on this disk only. */
  unsent(): readonly ShelvedItem[]
  /** The encrypted text of one of its chunks; null where the disk no longer has it. Never rejects. */
  readChunk(item: ShelvedItem, sha256: string): Promise<string | null>
}

/** The evidence of one desk, on this machine's disk and over its line. */
export async function openDeskEvidence(options: Omit<EvidenceOptions, 'shelf'>): Promise<DeskEvidence> {
  const { connection, desk, org, clock, onFailure } = options
  const stop = new AbortController().signal
  const reader = createEvidenceReader({ connection, desk, org, clock, stop })
  const shelf = await openEvidenceShelf(pouchRotations(desk)).catch((error) => {
    // Registering goes on all the same: without a shelf a signature stays inside its fact.
    onFailure(error)
    return null
  })
  const channel = shelf === null ? NO_SHELF : startEvidence({ ...options, shelf })
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
    unsent: () => shelf?.items() ?? [],
    async readChunk(item, sha256) {
      const id = chunkId(desk, item.evidence, sha256)
      const document = await shelf?.read(item, id).catch(onFailure)
      const read = EvidenceChunk.safeParse(document)
      return read.success ? read.data.data : null
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
