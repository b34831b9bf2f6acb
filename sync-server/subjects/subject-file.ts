import { inCausalOrder } from '#domain/causal-order'
import type { AnyFact } from '#domain/fact'
import { foldRegistration } from '#domain/registration/fold-registration'
import type { Registration } from '#domain/registration/registration'
import { findEvidenceNames } from '../erasure/erase-evidence.ts'
import { type ErasureRecord, type EvidenceName, findErasureRecord } from '../erasure/erasure-record.ts'
import { findPlacesOf } from '../erasure/find-places.ts'
import type { Registry } from '../organisations/desk-record.ts'
import { readFactsOf } from '../post-office/read-facts-of.ts'
import type { FoundSubject } from './search-offices.ts'

/** Everything that the hub holds about one registration. */
export interface SubjectFile extends FoundSubject {
  /** Organisations whose databases hold something about it, the registering one first. */
  readonly places: readonly string[]
  /** Of all of them, each once, in causal order: what a reviewer wrote stands in the reviewer's database alone. */
  readonly facts: readonly AnyFact[]
  /** As the registering organisation knows it. */
  readonly registration: Registration | null
  readonly evidence: readonly EvidenceName[]
  readonly erasure: ErasureRecord | null
  /** Days on which a copy was made for the person. */
  readonly exportedOn: readonly string[]
}

export async function readSubjectFile(
  registry: Registry,
  { subject, org }: FoundSubject,
): Promise<SubjectFile> {
  const places = await findPlacesOf(registry, subject, org)
  const facts = await Promise.all(places.map((place) => readFactsOf(registry, place, subject)))
  const names = findEvidenceNames(facts.flat())
  return {
    ...{ subject, org, places },
    facts: inCausalOrder(facts.flat()),
    registration: foldRegistration(facts[0] ?? []),
    evidence: [...new Map(names.map((name) => [`${name.desk} ${name.evidence}`, name])).values()],
    erasure: await findErasureRecord(registry, subject),
    exportedOn: await listExports(registry, subject),
  }
}

const EXPORTED = 'exported:'

/** A copy leaves the hub with somebody's data in it: the register keeps the moment, and nothing of what was in it. */
export async function noteExport(
  { store, register }: Registry,
  subject: string,
  nowMs: number,
  on: string,
): Promise<void> {
  await store.create(register, {
    _id: `${EXPORTED}${subject}:${new Date(nowMs).toISOString()}`,
    subject,
    on,
  })
}

async function listExports({ store, register }: Registry, subject: string): Promise<readonly string[]> {
  return (await store.findByPrefix(register, `${EXPORTED}${subject}:`)).map(({ on }) => String(on))
}
