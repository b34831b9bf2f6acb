import { type DeskKey, digestText, sealMeansOf } from '#contracts/seal-crypto'
import type { AnyFact } from '#domain/fact'
import { linkOf, readSeal } from '#domain/seal/seal'
import { sealFact } from '#domain/seal/seal-fact'
import type { FactLog } from './fact-log.ts'
import { readFactText } from './fact-record.ts'

/** Seals what this desk writes, each fact onto the one before it. */
export type SealNext = (fact: AnyFact) => Promise<AnyFact>

/** To be asked for one fact after the other, in the order of their numbers. */
export function createFactSealer(log: Pick<FactLog, 'ownAfter'>, key: DeskKey): SealNext {
  const means = sealMeansOf(key)
  let latest: { readonly n: number; readonly link: string | null } | null = null

  /** Read off the disk where this was not the one who sealed the fact before: at the start, and when the disk refused a fact. */
  async function linkBefore(n: number): Promise<string | null> {
    if (n === 1) return null
    if (latest?.n === n - 1) return latest.link
    const [before] = await log.ownAfter(n - 2, 1)
    return before?.n === n - 1 ? linkOfFact(JSON.parse(before.text)) : null
  }
  return async (fact) => {
    const sealed = await sealFact(fact, await linkBefore(fact.n), means)
    latest = { n: fact.n, link: await linkOfFact(sealed) }
    return sealed
  }
}

/** The public key in the seal of the last fact that this desk wrote; null where there is none to read. */
export async function findLastSealKey(log: Pick<FactLog, 'ownAfter' | 'lastNumber'>): Promise<string | null> {
  const [last] = await log.ownAfter(log.lastNumber() - 1, 1)
  const read = last && readSeal(readFactText(last.text)?.seal)
  return read?.is === 'read' ? read.seal.key : null
}

async function linkOfFact({ seal }: Pick<AnyFact, 'seal'>): Promise<string | null> {
  const read = readSeal(seal)
  return read.is === 'read' ? linkOf(read.seal, digestText) : null
}
