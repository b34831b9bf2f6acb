import { orgDatabase } from '#contracts/hub-databases'
import { readHubDocument, toHubDocument } from '#contracts/hub-document'
import { type AnyFact, HUB } from '#domain/fact'
import type { FactBody, FactKind } from '#domain/facts/fact-kinds'
import { FACT_KINDS } from '#domain/facts/fact-kinds'
import { nextOrder } from '#domain/order'
import { wallClock } from '../hub-clock.ts'
import type { Surroundings } from './post-office-surroundings.ts'

/**
 * Writes a fact of the hub into an office's database. Its id is made from what it answers, so written again it is found to be there.
 * `after`: the latest order of what it takes into account; the hub's fact sorts later even where the desk's clock is ahead.
 */
export async function writeHubFact<K extends FactKind>(
  { store, nowMs }: Pick<Surroundings, 'store' | 'nowMs'>,
  org: string,
  fact: { id: string; subject: string; kind: K; body: FactBody<K>; after: string | null },
): Promise<AnyFact> {
  const { id, subject, kind, body, after } = fact
  const written: AnyFact = {
    id,
    subject,
    kind,
    schema: FACT_KINDS[kind].schema,
    org: HUB,
    desk: HUB,
    worker: HUB,
    n: 0,
    at: wallClock(nowMs()),
    order: nextOrder(after, nowMs(), HUB),
    body: { ...body },
  }
  const created = await store.create(orgDatabase(org), toHubDocument(written))
  if (created === 'created') return written
  // Written before, by an earlier life or another post office: that one stands.
  return readHubDocument(await store.find(orgDatabase(org), id)) ?? written
}
