import { type SealedEvidence, sha256Of } from '#contracts/seal-evidence'
import type { EvidenceReference } from '#domain/facts/evidence-reference'
import type { EvidencePort } from '../src-renderer/app/evidence-port.ts'
import type { EvidenceProgress } from '../src-renderer/evidence/evidence-channel.ts'

/** A desk's evidence without a disk or a hub. What was kept can be fetched as soon as `arrives` says so. */
export interface EvidenceInMemory extends EvidencePort {
  readonly kept: readonly EvidenceReference[]
  /** How the hub answers from now on; `there`: it has everything that was kept. */
  hubAnswers(outcome: 'there' | 'not-there' | 'altered' | 'no-hub'): void
  setProgress(progress: EvidenceProgress): void
  /** Lays a sealed piece on the shelf, as one that the hub never got. */
  shelve(sealed: SealedEvidence): void
}

export function evidenceInMemory(desk: string): EvidenceInMemory {
  const items = new Map<string, Uint8Array<ArrayBuffer>>()
  const kept: EvidenceReference[] = []
  const shelf: SealedEvidence[] = []
  const listeners = new Set<() => void>()
  let answer: 'there' | 'not-there' | 'altered' | 'no-hub' = 'there'
  let progress: EvidenceProgress = { waiting: 0, bytesLeft: 0, stuck: 0 }
  return {
    kept,
    async keep({ bytes, mediaType, evidence = crypto.randomUUID() }) {
      items.set(evidence, bytes)
      const reference = { evidence, desk, mediaType, bytes: bytes.length, sha256: await sha256Of(bytes) }
      kept.push(reference)
      return reference
    },
    async fetch({ evidence }) {
      const bytes = items.get(evidence)
      if (answer !== 'there') return { outcome: answer }
      return bytes ? { outcome: 'fetched', bytes } : { outcome: 'not-there' }
    },
    progress: () => progress,
    watch(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    unsent: () => shelf.map(({ manifest }) => manifest),
    async readChunk({ evidence }, sha256) {
      const chunks = shelf.find(({ manifest }) => manifest.evidence === evidence)?.chunks
      return chunks?.find(({ _id }) => _id.endsWith(sha256))?.data ?? null
    },
    shelve(sealed) {
      shelf.push(sealed)
      for (const listener of listeners) listener()
    },
    hubAnswers(outcome) {
      answer = outcome
    },
    setProgress(next) {
      progress = next
      for (const listener of listeners) listener()
    },
  }
}
