import { orgDatabase } from '#contracts/hub-databases'
import { readHubDocument } from '#contracts/hub-document'
import type { AnyFact } from '#domain/fact'
import { observeOrder } from '#domain/order'
import type { Surroundings } from './post-office-surroundings.ts'

/** Everything in an organisation's database about one subject that can be read as a fact, copies for its review among them. */
export async function readFactsOf(
  { store }: Pick<Surroundings, 'store'>,
  org: string,
  subject: string,
): Promise<readonly AnyFact[]> {
  const documents = await store.findByPrefix(orgDatabase(org), `${subject}:`)
  return documents.flatMap((document) => {
    const fact = readHubDocument(document)
    return fact && fact.subject === subject ? [fact] : []
  })
}

/** The latest order among facts: what the hub writes about them sorts after it, even where a desk's clock is ahead. */
export function latestOrder(facts: readonly AnyFact[]): string | null {
  return facts.reduce<string | null>((latest, { order }) => observeOrder(latest, order), null)
}
