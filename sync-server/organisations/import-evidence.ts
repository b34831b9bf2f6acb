import {
  chunkId,
  chunkPrefix,
  type EvidenceDocument,
  type EvidenceManifest,
} from '#contracts/evidence-documents'
import { evidenceDatabase } from '#contracts/hub-databases'
import { sha256Of } from '#contracts/seal-evidence'
import { buildChunk, type OpenedFacts } from '#contracts/sealed-facts'
import { decodeBase64url } from '#domain/text/base64url'
import type { Stored } from '../hub-store.ts'
import { isAboutDocuments } from '../hub-trouble.ts'
import { EVIDENCE_GUARD } from '../prepare/evidence-guard.ts'
import { askGuardAs, type DeskOfFile } from './desk-of-file.ts'
import type { Registry } from './desk-record.ts'

/** Pieces of evidence, each counted once. */
export interface ImportedEvidence {
  readonly written: number
  /** The hub had all of it. */
  readonly present: number
  /** Chunks are missing, or are not what their manifest names; what is right is at the hub, and a better file adds the rest. */
  readonly incomplete: number
  /** The guard's reason → how many pieces. */
  readonly refused: ReadonlyMap<string, number>
}

interface Piece {
  readonly manifest: EvidenceDocument<EvidenceManifest>
  readonly left: Set<string>
  isNew: boolean
}

/** Chunks written in one request; with base64 they are 88 kB each. */
const BATCH = 16

/**
 * Writes the evidence of a locked desk's file where the desk itself would have sent it, under the one revision that each document may
 * have: what the hub has already, or has erased, is passed over. Whether a piece opens is the post office's to find out, as always.
 * `chunks`: what follows the head of the file, read while it is written.
 */
export async function importEvidence(
  { store }: Pick<Registry, 'store'>,
  from: DeskOfFile,
  { manifests, unreadableManifests }: Pick<OpenedFacts, 'manifests' | 'unreadableManifests'>,
  chunks: AsyncIterable<string>,
): Promise<ImportedEvidence> {
  const database = evidenceDatabase(from.org)
  const findReason = askGuardAs(from, database, EVIDENCE_GUARD)
  const refused = new Map<string, number>(
    unreadableManifests > 0 ? [['not evidence', unreadableManifests]] : [],
  )
  const pieces: Piece[] = []
  const wanted = new Map<string, Piece>()

  for (const manifest of manifests) {
    const reason = findReason({ ...manifest }) ?? (await copyManifest(manifest))
    if (typeof reason === 'string') {
      refused.set(reason, (refused.get(reason) ?? 0) + 1)
      continue
    }
    const { desk, evidence } = manifest
    const left = new Set(manifest.chunks.map(({ sha256 }) => chunkId(desk, evidence, sha256)))
    const piece = { manifest, left, isNew: reason.isNew }
    pieces.push(piece)
    for (const { sha256 } of manifest.chunks) wanted.set(sha256, piece)
  }
  async function copyManifest(manifest: Stored): Promise<string | { readonly isNew: boolean }> {
    try {
      return { isNew: (await store.copy(database, [{ ...manifest }])).length > 0 }
    } catch (failure) {
      if (isAboutDocuments(failure)) return 'the database cannot store it'
      throw failure
    }
  }

  let batch = new Map<string, { readonly document: Stored; readonly piece: Piece }>()
  async function flush(): Promise<void> {
    const written = await store.copy(
      database,
      [...batch.values()].map(({ document }) => document),
    )
    for (const id of written) {
      const piece = batch.get(id)?.piece
      if (piece) piece.isNew = true
    }
    for (const [id, { piece }] of batch) piece.left.delete(id)
    batch = new Map()
  }
  for await (const data of chunks) {
    const bytes = decodeBase64url(data)
    const sha256 = bytes && (await sha256Of(bytes))
    const piece = sha256 && wanted.get(sha256)
    if (!piece) continue
    const document = { ...buildChunk(piece.manifest, sha256, data) }
    if (findReason(document) !== null) continue
    batch.set(document._id, { document, piece })
    if (batch.size >= BATCH) await flush()
  }
  if (batch.size > 0) await flush()

  const counts = { written: 0, present: 0, incomplete: 0 }
  for (const { manifest, left, isNew } of pieces) {
    if (left.size > 0) {
      // What this file lacks may have come over the line long ago.
      const here = await store.findIds(database, chunkPrefix(manifest.desk, manifest.evidence))
      for (const id of here) left.delete(id)
    }
    if (left.size > 0) counts.incomplete += 1
    else counts[isNew ? 'written' : 'present'] += 1
  }
  return { ...counts, refused }
}
