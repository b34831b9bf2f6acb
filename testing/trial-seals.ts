import {
  createSignatureCheck,
  type DeskKey,
  digestText,
  makeDeskKeyPair,
  sealMeansOf,
  toDeskKey,
} from '#contracts/seal-crypto'
import type { AnyFact } from '#domain/fact'
import { linkOf, readSeal, type Seal } from '#domain/seal/seal'
import { sealFact } from '#domain/seal/seal-fact'
import type { SealChecks } from '#domain/seal/verify-seal'

export async function trialDeskKey(): Promise<DeskKey> {
  return toDeskKey(await makeDeskKeyPair())
}

/** The facts as a desk with this key would have sealed them one after another; `previous` is the link that the first one carries. */
export async function sealInTurn(
  facts: readonly AnyFact[],
  key: DeskKey,
  previous: string | null = null,
): Promise<readonly AnyFact[]> {
  const sealed: AnyFact[] = []
  let link = previous
  for (const fact of facts) {
    const one = await sealFact(fact, link, sealMeansOf(key))
    link = await linkOf(sealOf(one), digestText)
    // As it comes back from a disk or a hub.
    sealed.push(JSON.parse(JSON.stringify(one)))
  }
  return sealed
}

export function sealOf(fact: AnyFact): Seal {
  const read = readSeal(fact.seal)
  if (read.is !== 'read') throw new Error(`${fact.id} has no seal to read`)
  return read.seal
}

/** Checks as a page or a hub makes them; each desk is known by its keys. */
export function trialChecks(keys: Readonly<Record<string, readonly string[]>>): SealChecks {
  return { digest: digestText, verify: createSignatureCheck(), keysOf: (desk) => keys[desk] ?? [] }
}
