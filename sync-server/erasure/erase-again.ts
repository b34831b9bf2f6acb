import type { AnyFact } from '#domain/fact'
import { findErasure } from '#domain/facts/redact-fact'
import { SubjectRedacted } from '#domain/facts/subject-redacted'
import { foldRegistration } from '#domain/registration/fold-registration'
import type { Registry } from '../organisations/desk-record.ts'
import { ownFacts } from '../post-office/own-facts.ts'
import type { Surroundings } from '../post-office/post-office-surroundings.ts'
import { type Erasing, eraseSubject } from './erase-subject.ts'
import { findErasureRecord, findOpenErasures, listErasureRecords, openErasure } from './erasure-record.ts'

/** Whoever is erased is ruled on no more: what has come about them is emptied, and desks that confirmed are noted. Answers whether so. */
export async function eraseAgain(
  erasing: Erasing,
  org: string,
  subject: string,
  facts: readonly AnyFact[],
): Promise<boolean> {
  const found = findErasure(facts)
  if (found === null && !(await wasErasedBefore(erasing, org, facts))) return false
  const record = await findErasureRecord(erasing, subject)
  const said = SubjectRedacted.safeParse(found?.body)
  const owner = record?.org ?? foldRegistration(facts)?.org ?? org
  await eraseSubject(erasing, {
    subject,
    org: owner,
    because: record?.because ?? (said.success ? said.data.because : 'confirmed-before'),
  })
  return true
}

/**
 * A hub that came back from an older backup holds people again who were erased since. Their desks tell it so by sending once more that they
 * had confirmed it. A hub that was never restored has no reason to believe that.
 */
async function wasErasedBefore(registry: Registry, org: string, facts: readonly AnyFact[]): Promise<boolean> {
  if (ownFacts(facts, org, 'erasure-confirmed').length === 0 || foldRegistration(facts)?.org !== org)
    return false
  return (await registry.store.findIds(registry.register, RESTORED)).length > 0
}

/** Brings to their end what a process began that is gone, and what a restored backup brought back. */
export async function finishErasures(surroundings: Surroundings): Promise<void> {
  for (const subject of await findOpenErasures(surroundings)) {
    const record = await findErasureRecord(surroundings, subject)
    if (record) await surroundings.inTurn(subject, () => eraseSubject(surroundings, record))
  }
}

const RESTORED = 'restored:'

/** Notes that a hub came back from a backup, and has every erasure that the backup knew of done once more. */
export async function noteRestored(registry: Registry, at: Date): Promise<void> {
  await registry.store.create(registry.register, { _id: `${RESTORED}${at.toISOString()}` })
  for (const { subject } of await listErasureRecords(registry)) await openErasure(registry, subject)
}
