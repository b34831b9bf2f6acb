import { orgDatabase } from '#contracts/hub-databases'
import { readHubDocument } from '#contracts/hub-document'
import { type AnyFact, HUB } from '#domain/fact'
import { nextOrder, observeOrder } from '#domain/order'
import { connectHubStore } from '../sync-server/hub-store.ts'
import { type DeskSession, openDeskSession } from './desk-session.ts'
import type { TestHub } from './hub.ts'
import { registered } from './submitted-facts.ts'

/** One desk of a test's hub as it writes: facts with its own running numbers, sent at once. */
export interface DeskHand {
  readonly desk: string
  readonly org: string
  readonly session: DeskSession
  /** Writes a fact about a new subject, or one that is named. Rejects where the hub does not take it. */
  write(kind: string, body: object, subject?: string): Promise<AnyFact>
  /** What the organisation's database holds about a subject. */
  factsOf(subject: string): Promise<readonly AnyFact[]>
  /** The bodies of the hub's facts of one kind about a subject, in the order in which the hub wrote them. */
  hubSaid(subject: string, kind: string): Promise<readonly Record<string, unknown>[]>
}

export async function openDeskHand(hub: TestHub, desk: string): Promise<DeskHand> {
  const session = await openDeskSession(hub, desk)
  const org = desk.slice(0, desk.lastIndexOf('-'))
  const store = connectHubStore(() => hub.adminUrl)
  let n = 0
  async function factsOf(subject: string): Promise<readonly AnyFact[]> {
    const documents = await store.findByPrefix(orgDatabase(org), `${subject}:`)
    return documents.flatMap((document) => readHubDocument(document) ?? [])
  }
  return {
    desk,
    org,
    session,
    factsOf,
    async write(kind, body, subject) {
      n += 1
      const about =
        subject ?? `${kind.startsWith('group-') ? 'group' : 'registration'}:${crypto.randomUUID()}`
      // A desk has seen what it writes about: its own fact sorts after all of it.
      const seen = (await factsOf(about)).reduce<string | null>(
        (last, { order }) => observeOrder(last, order),
        null,
      )
      const order = nextOrder(seen, Date.now(), desk)
      const fact = registered(desk, n, { ...body }, { kind, subject: about, order })
      const [row] = await session.send(fact)
      if (row?.ok !== true) throw new Error(`the hub did not take ${kind}: ${row?.reason}`)
      return fact
    },
    async hubSaid(subject, kind) {
      const said = (await factsOf(subject)).filter((fact) => fact.desk === HUB && fact.kind === kind)
      return said.toSorted((one, other) => (one.order < other.order ? -1 : 1)).map(({ body }) => body)
    },
  }
}
