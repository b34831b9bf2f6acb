import { orgDatabase } from '#contracts/hub-databases'
import { toHubDocument } from '#contracts/hub-document'
import type { AnyFact } from '#domain/fact'
import type { Surroundings } from './post-office-surroundings.ts'

/** Lays facts before another organisation as they are. A fact never changes, so a copy is safe, and one that is there already is the same. */
export async function copyFacts(
  { store }: Pick<Surroundings, 'store'>,
  toOrg: string,
  facts: readonly AnyFact[],
): Promise<void> {
  await Promise.all(facts.map((fact) => store.create(orgDatabase(toOrg), toHubDocument(fact))))
}
