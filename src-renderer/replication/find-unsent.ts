import { readHubDocument } from '#contracts/hub-document'
import type { AnyFact } from '#domain/fact'
import type { FactExchange, OutgoingFact } from '../store/fact-exchange.ts'
import { isEmptied } from './parcel.ts'

/** So many facts are read from the disk at once. */
const PAGE = 500

/** Own facts that the hub has not taken: those above the last number it took, and those it refused, each once and in order. */
export async function findUnsent(exchange: FactExchange, sentThrough: number): Promise<readonly AnyFact[]> {
  const refused = exchange.refused.all.get().map(({ factId }) => factId)
  const found = new Map<string, OutgoingFact>()
  for (const fact of await exchange.outgoingById(refused)) found.set(fact.id, fact)
  for (let after = sentThrough; ; ) {
    const page = await exchange.outgoingAfter(after, PAGE)
    for (const fact of page) found.set(fact.id, fact)
    const last = page.at(-1)
    if (last === undefined) break
    after = last.n
  }
  const unsent = [...found.values()].filter((fact) => !isEmptied(fact))
  return unsent.toSorted((one, other) => one.n - other.n).map(toFact)
}

function toFact({ id, text }: OutgoingFact): AnyFact {
  const fact = readHubDocument(JSON.parse(text))
  if (fact === null) throw new Error(`${id} was saved and is no fact`)
  return fact
}
