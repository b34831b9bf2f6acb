import { evidenceDatabase, orgDatabase } from '#contracts/hub-databases'
import { readHubDocument, toHubDocument } from '#contracts/hub-document'
import type { AnyFact } from '#domain/fact'
import { redactFact } from '#domain/facts/redact-fact'
import type { ErasedBecause } from '#domain/facts/subject-redacted'
import { today } from '../hub-clock.ts'
import type { HubStore, Stored } from '../hub-store.ts'
import { orOn } from '../hub-trouble.ts'
import { submittedDocuments } from '../post-office/abandoned-documents.ts'
import { ownFacts } from '../post-office/own-facts.ts'
import type { Surroundings } from '../post-office/post-office-surroundings.ts'
import { latestOrder, readFactsOf } from '../post-office/read-facts-of.ts'
import { releaseIdentities } from '../post-office/release-identities.ts'
import { writeHubFact } from '../post-office/write-hub-fact.ts'
import { eraseEvidence, findEvidenceNames } from './erase-evidence.ts'
import {
  closeErasure,
  type ErasureRecord,
  isOpenErasure,
  keepErasureRecord,
  noteErasedEvidence,
  openErasure,
} from './erasure-record.ts'
import { closeReviewsOf, findPlacesOf } from './find-places.ts'
import { forgetDocuments } from './forget-documents.ts'

export type Erasing = Pick<Surroundings, 'store' | 'register' | 'keys' | 'nowMs' | 'log'>

/**
 * Erases a registered person (PIPL 47): facts and copies are emptied, evidence goes, the register forgets whose document it was. The word
 * that they are erased goes to every office first, so that no desk shows what another has lost. Number and day stay with nobody.
 *
 * Done again from the beginning whenever anything about the person arrives, which empties that too and changes nothing else: a killed hub,
 * an offline desk that edits them later and evidence that comes late all end here.
 */
export async function eraseSubject(
  erasing: Erasing,
  {
    subject,
    org,
    because,
  }: { readonly subject: string; readonly org: string; readonly because: ErasedBecause },
): Promise<ErasureRecord> {
  const { store } = erasing
  const places = await findPlacesOf(erasing, subject, org)
  const copies = await Promise.all(places.map((place) => readFactsOf(erasing, place, subject)))
  const facts = copies.flat()
  const isNews = facts.some((fact) => redactFact(fact) !== fact) || (await isOpenErasure(erasing, subject))
  if (isNews) await openErasure(erasing, subject)
  const record = await keepErasureRecord(
    erasing,
    {
      ...{ subject, org, because },
      on: today(erasing.nowMs()),
      confirmed: places.flatMap((place, at) =>
        ownFacts(copies[at] ?? [], place, 'erasure-confirmed').map(({ desk }) => desk),
      ),
      evidence: [...findEvidenceNames(facts)],
    },
    places,
  )
  // A desk has confirmed, and nothing else is new.
  if (!isNews) return record
  for (const [at, place] of places.entries()) await announce(erasing, place, copies[at] ?? [], record)
  await closeReviewsOf(erasing, subject)
  // While the facts still say which documents they were; what is emptied already was released before.
  await releaseIdentities(
    erasing,
    subject,
    submittedDocuments(facts.filter(({ kind }) => kind !== 'subject-redacted')),
  )
  await forgetDocuments(erasing, subject)
  for (const name of record.evidence) await noteErasedEvidence(erasing, subject, name)
  for (const place of places) {
    await redactFacts(store, place, subject)
    for (const name of record.evidence) await eraseEvidence(store, place, subject, name)
    await store.compact(orgDatabase(place))
    await orOn(404, undefined, store.compact(evidenceDatabase(place)))
  }
  await store.compact(erasing.register)
  await closeErasure(erasing, subject)
  return record
}

async function announce(
  erasing: Erasing,
  place: string,
  facts: readonly AnyFact[],
  { subject, because, on }: ErasureRecord,
): Promise<void> {
  await writeHubFact(erasing, place, {
    id: `${subject}:hub.erased`,
    subject,
    kind: 'subject-redacted',
    body: { because, on },
    after: latestOrder(facts),
  })
}

/** Every document whose id begins with the subject: what is no fact at all may still say who it was, and is taken out. */
async function redactFacts(store: HubStore, place: string, subject: string): Promise<void> {
  const documents = await store.findByPrefix(orgDatabase(place), `${subject}:`)
  await Promise.all(documents.map((document) => redact(store, orgDatabase(place), document)))
}

async function redact(store: HubStore, database: string, document: Stored): Promise<void> {
  const fact = readHubDocument(document)
  if (fact === null) return store.remove(database, document)
  const left = redactFact(fact)
  if (left === fact) return
  const { _id, ...rest } = toHubDocument(left)
  const written = await store.replace(database, { _id, _rev: document._rev, ...rest })
  if (written === 'replaced') return
  const present = await store.find(database, document._id)
  if (present) await redact(store, database, present)
}
