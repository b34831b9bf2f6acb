import { chunkId, EvidenceManifest, manifestId, openingId } from '#contracts/evidence-documents'
import { evidenceDatabase } from '#contracts/hub-databases'
import { openKeyForHub } from '#contracts/seal-evidence'
import type { AnyFact } from '#domain/fact'
import { orOn } from '../hub-trouble.ts'
import { writeOpening } from './open-to-office.ts'
import { hubFacts } from './own-facts.ts'
import type { Surroundings } from './post-office-surroundings.ts'
import { findReviewersOf } from './review-record.ts'

/** Lays the verified evidence about a subject before whoever has to decide on it. Repeatable; what lies there is passed over. */
export async function layEvidence(
  surroundings: Surroundings,
  org: string,
  facts: readonly AnyFact[],
  reviewer: string,
): Promise<void> {
  if (reviewer === org) return
  const received = hubFacts(facts, 'evidence-received').filter(({ body }) => body.state === 'verified')
  for (const { body } of received) await copyEvidence(surroundings, org, body, reviewer)
}

/** A piece of evidence has just been verified: whoever has been asked about its subject already gets it now. */
export async function layBeforeReviewers(
  surroundings: Surroundings,
  org: string,
  manifest: EvidenceManifest,
): Promise<void> {
  for (const reviewer of await findReviewersOf(surroundings, manifest.subject, org)) {
    if (reviewer !== org) await copyEvidence(surroundings, org, manifest, reviewer)
  }
}

/** Chunks, then the manifest, then what opens it: an opening without its evidence would say more than is there. */
async function copyEvidence(
  surroundings: Surroundings,
  org: string,
  { desk, evidence }: { readonly desk: string; readonly evidence: string },
  toOrg: string,
): Promise<void> {
  const { store, keys } = surroundings
  const [from, to] = [evidenceDatabase(org), evidenceDatabase(toOrg)]
  // Where an older hub left an organisation without such a database, its decisions do not wait for one.
  const opening = await orOn(404, 'no-database' as const, store.find(to, openingId(desk, evidence)))
  if (opening !== null) return
  const read = EvidenceManifest.safeParse(await store.find(from, manifestId(desk, evidence)))
  const key = read.success ? await openKeyForHub(read.data, await keys.export.open()) : null
  if (!read.success || !key?.ok) return
  const ids = read.data.chunks.map(({ sha256 }) => chunkId(desk, evidence, sha256))
  await Promise.all(ids.map((id) => copyDocument(surroundings, from, id, to)))
  await copyDocument(surroundings, from, manifestId(desk, evidence), to)
  await writeOpening(surroundings, toOrg, { desk, evidence }, key.value)
}

async function copyDocument({ store }: Surroundings, from: string, id: string, to: string): Promise<void> {
  const found = await store.find(from, id)
  if (!found) return
  const { _rev: _, ...document } = found
  await store.create(to, document)
}
