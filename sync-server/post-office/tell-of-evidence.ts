import { chunkId, chunkPrefix, EvidenceManifest, manifestId } from '#contracts/evidence-documents'
import { evidenceDatabase } from '#contracts/hub-databases'
import { openEvidence, openKeyForHub } from '#contracts/seal-evidence'
import type { EvidenceReceived } from '#domain/facts/evidence-received'
import { eraseChunks, eraseEvidence } from '../erasure/erase-evidence.ts'
import { findErasureRecord, isErasedEvidence, noteErasedEvidence } from '../erasure/erasure-record.ts'
import { layBeforeReviewers } from './lay-evidence.ts'
import { writeOpening } from './open-to-office.ts'
import type { Surroundings } from './post-office-surroundings.ts'
import { writeHubFact } from './write-hub-fact.ts'

/** Facts written while one piece of evidence arrives, at most; a small one is there or not. */
const STEPS = 4

/**
 * Tells the office how much of one piece of evidence is here: at each quarter, and once more when it is whole, with what its hashes say.
 * The id of each telling follows from the step, so that a repeated look writes nothing new.
 */
export async function tellOfEvidence(
  surroundings: Surroundings,
  org: string,
  { desk, evidence }: { readonly desk: string; readonly evidence: string },
): Promise<void> {
  const { store, log } = surroundings
  const database = evidenceDatabase(org)
  const document = await store.find(database, manifestId(desk, evidence))
  if (!document) {
    // Chunks may come first; the manifest will bring us back, unless it was erased.
    if (await isErasedEvidence(surroundings, { desk, evidence }))
      await eraseChunks(store, org, { desk, evidence })
    return
  }
  const read = EvidenceManifest.safeParse(document)
  if (!read.success || read.data.desk !== desk || read.data.evidence !== evidence) {
    log.warn({ org, id: document._id }, 'a manifest that cannot be read')
    return
  }
  const manifest = read.data
  // An erasure that is under way takes its turn first.
  await surroundings.inTurn(manifest.subject, async () => {
    if (await findErasureRecord(surroundings, manifest.subject)) await eraseLate(surroundings, org, manifest)
    // Laid before this organisation: its own one was told.
    else if (manifest.org === org) await tellOfManifest(surroundings, org, manifest)
  })
}

/** Evidence about somebody who is erased has come late. */
async function eraseLate(surroundings: Surroundings, org: string, manifest: EvidenceManifest): Promise<void> {
  const { subject, desk, evidence } = manifest
  await noteErasedEvidence(surroundings, subject, { desk, evidence })
  await eraseEvidence(surroundings.store, org, subject, { desk, evidence })
  await surroundings.store.compact(evidenceDatabase(org))
}

async function tellOfManifest(
  surroundings: Surroundings,
  org: string,
  manifest: EvidenceManifest,
): Promise<void> {
  const { desk, evidence, subject, sha256 } = manifest
  const here = new Set(await surroundings.store.findIds(evidenceDatabase(org), chunkPrefix(desk, evidence)))
  const wanted = manifest.chunks.map(({ sha256 }) => chunkId(desk, evidence, sha256))
  const arrived = wanted.filter((id) => here.has(id)).length
  const total = wanted.length
  const isWhole = arrived === total
  if (!isWhole && total < STEPS) return
  const state = isWhole ? await checkEvidence(surroundings, org, manifest, wanted) : 'arriving'
  // With the desk in it: nobody else's evidence can be told of under this id.
  const whole = `${desk}-${evidence.replaceAll('-', '')}`
  const name = isWhole ? whole : `${whole}-${Math.floor((STEPS * arrived) / total)}`
  await writeHubFact(surroundings, org, {
    id: `${subject}:${name}.evidence`,
    subject,
    kind: 'evidence-received',
    body: { evidence, desk, sha256, arrived, total, state },
    after: null,
  })
  if (state === 'verified') await layBeforeReviewers(surroundings, org, manifest)
}

/** Opens all of it, and what is right to the office as well. */
async function checkEvidence(
  surroundings: Surroundings,
  org: string,
  manifest: EvidenceManifest,
  ids: readonly string[],
): Promise<EvidenceReceived['state']> {
  const { store, keys, log } = surroundings
  const documents = await Promise.all(ids.map((id) => store.find(evidenceDatabase(org), id)))
  const data = new Map(documents.flatMap((found) => (found ? [[found._id, found.data]] : [])))
  const dataOf = (id: string) => {
    const text = data.get(id)
    return typeof text === 'string' ? text : null
  }
  const key = await openKeyForHub(manifest, await keys.export.open())
  const opened = key.ok ? await openEvidence(manifest, key.value, dataOf) : key
  if (key.ok && opened.ok) {
    await writeOpening(surroundings, org, manifest, key.value)
    return 'verified'
  }
  const { evidence, desk } = manifest
  const because = opened.ok ? null : opened.problems[0]?.code
  log.warn({ org, desk, evidence, because }, 'damaged evidence')
  return 'damaged'
}
