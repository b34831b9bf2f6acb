import { orgDatabase } from '#contracts/hub-databases'
import { readHubDocument } from '#contracts/hub-document'
import type { AnyFact } from '#domain/fact'
import { askHub } from '#testing/ask-hub'
import type { TestHub } from '#testing/hub'

/** Everything that the hub holds of a desk's office: what desks wrote and what the hub answered. */
export async function factsAtHub(hub: TestHub, deskCode: string): Promise<readonly AnyFact[]> {
  const database = orgDatabase(deskCode.slice(0, deskCode.lastIndexOf('-')))
  const { body } = await askHub(hub.adminUrl, 'GET', `/${database}/_all_docs?include_docs=true`)
  const { rows } = body as { rows: { doc: unknown }[] }
  return rows.flatMap(({ doc }) => readHubDocument(doc) ?? [])
}

/** The facts of one kind, in the order in which they were written. */
export async function factsOfKind(hub: TestHub, deskCode: string, kind: string): Promise<readonly AnyFact[]> {
  const facts = (await factsAtHub(hub, deskCode)).filter((fact) => fact.kind === kind)
  return facts.toSorted((one, other) => (one.order < other.order ? -1 : 1))
}

/** How the hub answered a fact; undefined while it has not. */
export async function rulingOn(hub: TestHub, fact: AnyFact | undefined): Promise<unknown> {
  if (fact === undefined) return undefined
  const rulings = await factsOfKind(hub, fact.desk, 'registration-ruled')
  return rulings.findLast(({ body }) => body.answers === fact.id)?.body.ruling
}
