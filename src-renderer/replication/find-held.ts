import type { FactExchange, OutgoingFact } from '../store/fact-exchange.ts'
import { type FetchAnswer, findExisting } from './fetch-documents.ts'
import type { HubLine } from './send-facts.ts'

export type HeldAnswer =
  /** The hub holds this desk's facts through this number, as far as the facts asked for show. */
  { readonly outcome: 'held'; readonly through: number } | Exclude<FetchAnswer, { outcome: 'fetched' }>

/**
 * Through which number the hub holds what it took before. A hub that came back from an older backup lacks the last facts of every desk:
 * so the last one is asked for, and where it is gone, earlier ones in doubling steps. Going back too far costs sending some twice.
 */
export async function findHeld(
  exchange: FactExchange,
  sentThrough: number,
  line: HubLine,
): Promise<HeldAnswer> {
  const last = await findProbe(exchange, sentThrough)
  if (last === null) return { outcome: 'held', through: sentThrough }
  const first = await findExisting([last.id], line)
  if (first.outcome !== 'found') return first
  if (first.ids.has(last.id)) return { outcome: 'held', through: sentThrough }
  const earlier = await findEarlierProbes(exchange, last.n)
  if (earlier.length === 0) return { outcome: 'held', through: 0 }
  const ids = earlier.map(({ id }) => id)
  const found = await findExisting(ids, line)
  if (found.outcome !== 'found') return found
  return { outcome: 'held', through: earlier.find(({ id }) => found.ids.has(id))?.n ?? 0 }
}

async function findEarlierProbes(exchange: FactExchange, before: number): Promise<readonly OutgoingFact[]> {
  const probes: OutgoingFact[] = []
  for (let step = 1; before - step > 0; step *= 2) {
    const probe = await findProbe(exchange, before - step)
    if (probe !== null && probe.n !== probes.at(-1)?.n) probes.push(probe)
  }
  return probes
}

/** The last own fact through a number that the hub took. One that it refused proves nothing. */
async function findProbe(exchange: FactExchange, through: number): Promise<OutgoingFact | null> {
  const refused = new Set(exchange.refused.all.get().map(({ factId }) => factId))
  for (let n = through; n > 0; n -= 1) {
    const [fact] = await exchange.outgoingAfter(n - 1, 1)
    if (fact?.n === n && !refused.has(fact.id)) return fact
  }
  return null
}
