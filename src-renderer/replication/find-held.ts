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
  const [last, ...earlier] = await findProbes(exchange, sentThrough)
  if (last === undefined) return { outcome: 'held', through: sentThrough }
  for (const probes of [[last], earlier]) {
    if (probes.length === 0) continue
    const ids = probes.map(({ id }) => id)
    const found = await findExisting(ids, line)
    if (found.outcome !== 'found') return found
    const held = probes.find(({ id }) => found.ids.has(id))
    if (held === last) return { outcome: 'held', through: sentThrough }
    if (held !== undefined) return { outcome: 'held', through: held.n }
  }
  return { outcome: 'held', through: 0 }
}

/** Own facts that the hub took, from the last one back. One that it refused proves nothing. */
async function findProbes(exchange: FactExchange, sentThrough: number): Promise<readonly OutgoingFact[]> {
  const refused = new Set(exchange.refused.all.get().map(({ factId }) => factId))
  const probes: OutgoingFact[] = []
  for (let n = sentThrough, step = 1; n > 0; ) {
    const [fact] = await exchange.outgoingAfter(n - 1, 1)
    if (fact && fact.n <= sentThrough && !refused.has(fact.id)) {
      probes.push(fact)
      n = sentThrough - step
      step *= 2
    } else n -= 1
  }
  return probes
}
