import { createHash } from 'node:crypto'
import { readHubDocument } from '#contracts/hub-document'
import { createSignatureCheck } from '#contracts/seal-crypto'
import { type AnyFact, HUB } from '#domain/fact'
import { readSeal } from '#domain/seal/seal'
import { isAlteration, type SealChecks, type SealFinding, verifySeal } from '#domain/seal/verify-seal'
import type { ChangedDocument } from '../hub-store.ts'
import type { Surroundings } from '../post-office/post-office-surroundings.ts'
import { findDeskKeys, type KnownDeskKey, keepDeskKey } from './desk-keys.ts'

/** SHA-256 and ECDSA as the hub does them: a digest is not worth a trip to another thread. */
export const HUB_CRYPTO: Pick<SealChecks, 'digest' | 'verify'> = {
  digest: async (text) => createHash('sha256').update(text).digest('base64url'),
  verify: createSignatureCheck(),
}

/**
 * Checks the seals of what desks of this organisation have written. What does not verify stays where it is and is ruled on all the same:
 * facts are never lost, and a person has to look. So it is noted and told.
 */
export async function checkSeals(
  surroundings: Surroundings,
  org: string,
  changes: readonly ChangedDocument[],
): Promise<void> {
  const facts = changes.flatMap(({ document }) => readHubDocument(document) ?? [])
  const own = facts.filter((fact) => fact.org === org && fact.desk !== HUB)
  for (const [desk, some] of Map.groupBy(own, (fact) => fact.desk)) {
    await checkDesk(surroundings, org, desk, some)
  }
}

async function checkDesk(
  surroundings: Surroundings,
  org: string,
  desk: string,
  facts: readonly AnyFact[],
): Promise<void> {
  const keys = await learnKeys(surroundings, desk, facts)
  const publicKeys = keys.map(({ publicKey }) => publicKey)
  const checks: SealChecks = { ...HUB_CRYPTO, keysOf: () => publicKeys }
  const sealedFrom = keys[0]?.since ?? Number.POSITIVE_INFINITY
  await Promise.all(
    facts.map(async (fact) => {
      const found = (await verifySeal(fact, checks)).filter(
        (one) => isAlteration(one) || (one.finding === 'no-seal' && fact.n > sealedFrom),
      )
      if (found.length > 0) await note(surroundings, org, fact, found)
    }),
  )
}

/** The keys of a desk, with one that it seals with for the first time. An older desk has none. */
async function learnKeys(
  surroundings: Surroundings,
  desk: string,
  facts: readonly AnyFact[],
): Promise<readonly KnownDeskKey[]> {
  const inTurn = [...facts].sort((one, other) => one.n - other.n)
  let keys = await findDeskKeys(surroundings, desk)
  const offered = new Set<string>()
  for (const fact of inTurn) {
    const read = readSeal(fact.seal)
    if (read.is !== 'read') continue
    const publicKey = read.seal.key
    if (offered.has(publicKey) || keys.some((known) => known.publicKey === publicKey)) continue
    if (!(await hasSealed(publicKey, fact))) continue
    keys = await keepDeskKey(surroundings, desk, { publicKey, since: fact.n })
    offered.add(publicKey)
  }
  return keys
}

/** A key counts by a seal that it has put on this very fact: another desk's may be copied to anywhere. */
async function hasSealed(publicKey: string, fact: AnyFact): Promise<boolean> {
  return (await verifySeal(fact, { ...HUB_CRYPTO, keysOf: () => [publicKey] })).length === 0
}

async function note(
  { store, register, log }: Surroundings,
  org: string,
  { id, desk, n }: AnyFact,
  found: readonly SealFinding[],
): Promise<void> {
  const findings = [...new Set(found.map(sayFinding))]
  const noted = await store.create(register, {
    _id: `${SEAL_NOTES}${desk}:${id}`,
    org,
    desk,
    id,
    n,
    findings,
  })
  if (noted === 'created') log.warn({ org, desk, id, n, findings }, 'seal does not verify')
}

/** Notes about seals in the register: `seal:<desk>:<fact>`. */
export const SEAL_NOTES = 'seal:'

/** A finding in one word, for notes and metrics. */
export function sayFinding(found: SealFinding): string {
  return found.finding === 'part-altered' ? `${found.part}-altered` : found.finding
}
