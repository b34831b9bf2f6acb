import type { DirectoryEntry } from '#contracts/directory'
import type { DeskIdentity } from '#contracts/enrolment'
import { sealFacts } from '#contracts/sealed-facts'
import type { PlainDate } from '#domain/plain-date'
import type { EvidencePort } from '../../app/evidence-port.ts'
import type { SyncPort } from '../../app/sync-port.ts'
import type { ShelvedItem } from '../../evidence/evidence-shelf.ts'
import type { Host, SaveFileAnswer } from '../../host/host.ts'

/** `no-key`: the hub never told this desk a key to seal with, or one that is none; in the open nothing leaves the desk. */
export type ExportAnswer = SaveFileAnswer | { readonly outcome: 'no-key' }

export interface ExportPorts {
  readonly identity: DeskIdentity
  readonly sync: Pick<SyncPort, 'unsent'>
  readonly evidence: Pick<EvidencePort, 'unsent' | 'readChunk'>
  readonly host: Pick<Host, 'saveFile'>
  readonly directory: readonly DirectoryEntry[]
}

export function findExportKey(directory: readonly DirectoryEntry[]): string | null {
  return directory.find((entry) => entry.kind === 'export-key')?.publicKey ?? null
}

/** What the file is called, after the words for it: whose it is and from which day. */
export function exportFileName(words: string, desk: string, today: PlainDate): string {
  return `${words}-${desk}-${today}.zyf`
}

/** Chunks of evidence that are in the file, and how many there are to be. */
export interface ExportProgress {
  readonly done: number
  readonly of: number
}

/** Characters handed on at once. */
const LARGEST_PIECE = 4_000_000

/**
 * The facts and the evidence that the hub has not taken, sealed so that only the hub can read them, in one file that a person can carry
 * there. Facts come first: whatever becomes of the rest, they are in it.
 */
export async function exportUnsent(
  ports: ExportPorts,
  fileName: string,
  onProgress: (progress: ExportProgress) => void = () => {},
): Promise<ExportAnswer> {
  const { identity, sync, evidence, host, directory } = ports
  const publicKey = findExportKey(directory)
  if (publicKey === null) return { outcome: 'no-key' }
  const facts = await sync.unsent()
  const items = evidence.unsent()
  const about = { desk: identity.desk.code, org: identity.organisation.code }
  const head = await sealFacts(facts, publicKey, about, items).catch(() => null)
  if (head === null) return { outcome: 'no-key' }
  return host.saveFile(fileName, items.length === 0 ? head : withChunks(head, items, evidence, onProgress))
}

/** A chunk that the disk no longer has is left out, and the hub says that the piece is not whole. */
async function* withChunks(
  head: string,
  items: readonly ShelvedItem[],
  { readChunk }: ExportPorts['evidence'],
  onProgress: (progress: ExportProgress) => void,
): AsyncGenerator<string> {
  const of = items.reduce((sum, { chunks }) => sum + chunks.length, 0)
  let done = 0
  yield head
  let piece = ''
  for (const item of items) {
    for (const { sha256 } of item.chunks) {
      const data = await readChunk(item, sha256)
      if (data !== null) piece += `.${data}`
      done += 1
      onProgress({ done, of })
      if (piece.length < LARGEST_PIECE) continue
      yield piece
      piece = ''
    }
  }
  if (piece !== '') yield piece
}
