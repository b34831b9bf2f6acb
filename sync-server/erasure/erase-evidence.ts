import { chunkPrefix, EvidenceManifest, manifestId, openingId } from '#contracts/evidence-documents'
import { evidenceDatabase } from '#contracts/hub-databases'
import type { AnyFact } from '#domain/fact'
import { EvidenceReference } from '#domain/facts/evidence-reference'
import type { HubStore, Stored } from '../hub-store.ts'
import { orOn } from '../hub-trouble.ts'
import { hubFacts } from '../post-office/own-facts.ts'
import type { EvidenceName } from './erasure-record.ts'

/** Every piece of evidence that facts name, wherever in them, and every one that the hub has told of. */
export function findEvidenceNames(facts: readonly AnyFact[]): readonly EvidenceName[] {
  const told = hubFacts(facts, 'evidence-received').map(({ body: { desk, evidence } }) => ({
    desk,
    evidence,
  }))
  return [...facts.flatMap((fact) => referencesIn(fact.body)), ...told]
}

function referencesIn(value: unknown): readonly EvidenceName[] {
  if (typeof value !== 'object' || value === null) return []
  const read = EvidenceReference.safeParse(value)
  if (read.success) return [{ desk: read.data.desk, evidence: read.data.evidence }]
  return Object.values(value).flatMap(referencesIn)
}

/**
 * Takes a piece of evidence out of one organisation's database: what opens it first, so that a half-erased one opens for nobody. The
 * names stay as tombstones, which keeps a desk from sending it again. What a manifest says is about somebody else is left alone.
 */
export async function eraseEvidence(
  store: HubStore,
  org: string,
  subject: string,
  { desk, evidence }: EvidenceName,
): Promise<void> {
  const database = evidenceDatabase(org)
  // An organisation of an older hub may have no such database.
  const manifest = await orOn(404, null, store.find(database, manifestId(desk, evidence)))
  const read = EvidenceManifest.safeParse(manifest)
  if (read.success && read.data.subject !== subject) return
  const opening = await orOn(404, null, store.find(database, openingId(desk, evidence)))
  if (opening) await store.remove(database, opening)
  await eraseChunks(store, org, { desk, evidence })
  if (manifest) await store.remove(database, manifest)
}

/** Chunks alone: their manifest has gone already, or never came. */
export async function eraseChunks(
  store: HubStore,
  org: string,
  { desk, evidence }: EvidenceName,
): Promise<void> {
  const database = evidenceDatabase(org)
  const chunks = await orOn<readonly Stored[], readonly Stored[]>(
    404,
    [],
    store.findByPrefix(database, chunkPrefix(desk, evidence)),
  )
  await Promise.all(chunks.map((chunk) => store.remove(database, chunk)))
}
