import { chunkId, chunkPrefix, EvidenceManifest, manifestId } from '#contracts/evidence-documents'
import { evidenceDatabase } from '#contracts/hub-databases'
import { openEvidence, openKeyForHub } from '#contracts/seal-evidence'
import type { EvidenceReceived } from '#domain/facts/evidence-received'
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
  // Chunks may come first; the manifest will bring us back.
  if (!document) return
  const read = EvidenceManifest.safeParse(document)
  if (!read.success || read.data.desk !== desk || read.data.evidence !== evidence || read.data.org !== org) {
    log.warn({ org, id: document._id }, 'a manifest that cannot be read')
    return
  }
  const manifest = read.data
  const here = new Set(await store.findIds(database, chunkPrefix(desk, evidence)))
  const wanted = manifest.chunks.map(({ sha256 }) => chunkId(desk, evidence, sha256))
  const arrived = wanted.filter((id) => here.has(id)).length
  const total = wanted.length
  const isWhole = arrived === total
  if (!isWhole && total < STEPS) return
  const { subject, sha256 } = manifest
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
}

async function checkEvidence(
  { store, keys, log }: Surroundings,
  org: string,
  manifest: EvidenceManifest,
  ids: readonly string[],
): Promise<EvidenceReceived['state']> {
  const documents = await Promise.all(ids.map((id) => store.find(evidenceDatabase(org), id)))
  const data = new Map(documents.flatMap((found) => (found ? [[found._id, found.data]] : [])))
  const key = await openKeyForHub(manifest, await keys.export.open())
  const opened = key.ok
    ? await openEvidence(manifest, key.value, (id) => {
        const text = data.get(id)
        return typeof text === 'string' ? text : null
      })
    : key
  if (opened.ok) return 'verified'
  const { evidence, desk } = manifest
  log.warn({ org, desk, evidence, because: opened.problems[0]?.code }, 'damaged evidence')
  return 'damaged'
}
