import type { FactExchange, OutgoingFact } from '../store/fact-exchange.ts'
import type { RefusedFact } from '../store/refused-fact.ts'
import { createBatchSize } from './batch-size.ts'
import type { Clock } from './clock.ts'
import { findHeld, type HeldAnswer } from './find-held.ts'
import { type Parcel, packParcel, takeFitting } from './parcel.ts'
import { type HubLine, type SendAnswer, sendParcel, type Verdict } from './send-facts.ts'

/** A hub that fails on the same fact so often is not going to take it: a person should look. */
const PATIENCE = 5
const CHECKPOINT = 'push'

export type PushAnswer =
  | { readonly outcome: 'idle' }
  /** So many facts are at the hub now. */
  | { readonly outcome: 'progress'; readonly sent: number }
  /** The hub answers, and did not store the next fact: to be tried again after a pause. */
  | { readonly outcome: 'stuck' }
  | Exclude<SendAnswer, { outcome: 'sent' }>

/** This desk's facts on their way to the hub, in the order of their running numbers. */
export interface Pushing {
  /** All facts up to this number are at the hub or set aside. */
  sentThrough(): number
  /** One request's worth of facts. */
  pushSome(line: HubLine): Promise<PushAnswer>
  /** Sends facts that were set aside once more, now. */
  retryRefused(factIds: readonly string[], line: HubLine): Promise<PushAnswer>
  /** Sends once more what the hub took before and says that it lacks. */
  sendAgain(numbers: readonly number[], line: HubLine): Promise<PushAnswer>
  /** Goes back to the last fact that the hub still holds, where it has lost some. */
  goBackToHeld(line: HubLine): Promise<HeldAnswer>
}

export async function openPushing(exchange: FactExchange, clock: Clock): Promise<Pushing> {
  const size = createBatchSize()
  const compression = { works: true }
  let sentThrough = Number((await exchange.findCheckpoint(CHECKPOINT)) ?? 0)
  let ahead: { readonly after: number; readonly parcel: Promise<Parcel | null> } | null = null
  const failures = new Map<string, number>()

  async function pack(after: number): Promise<Parcel | null> {
    const facts = await exchange.outgoingAfter(after, size.facts())
    return facts.length === 0 ? null : packParcel(takeFitting(facts, size.bytes()), compression)
  }
  /** The next parcel is read and compressed while this one is on the line. */
  function packAhead(after: number): void {
    if (after >= exchange.lastNumber()) return
    const parcel = pack(after)
    // Whoever takes it hears of a failure; nobody else has to.
    parcel.catch(() => undefined)
    ahead = { after, parcel }
  }
  async function send(parcel: Parcel, line: HubLine): Promise<SendAnswer> {
    const startedAt = clock.now()
    const answer = await sendParcel(parcel, { ...line, compression })
    if (answer.outcome === 'sent') size.gotThrough(parcel.facts.length, clock.now() - startedAt)
    if (answer.outcome === 'sent' && answer.tooLarge) size.wasTooLarge(parcel.size)
    if (answer.outcome === 'no-hub' && answer.reason !== 'not-a-hub') size.brokeOff()
    return answer
  }
  /** Sets aside what was refused, and what failed too often. Answers the facts that must be sent again. */
  async function settle(
    facts: readonly OutgoingFact[],
    verdicts: ReadonlyMap<string, Verdict>,
  ): Promise<ReadonlySet<string>> {
    const again = new Set<string>()
    const refused: RefusedFact[] = []
    for (const fact of facts) {
      const verdict = verdicts.get(fact.id)
      if (verdict === undefined || verdict.verdict === 'again') {
        const failed = (failures.get(fact.id) ?? 0) + 1
        failures.set(fact.id, failed)
        if (failed < PATIENCE) again.add(fact.id)
        else refused.push(describe(fact, 'hub-trouble', verdict?.words ?? ''))
      } else {
        failures.delete(fact.id)
        if (verdict.verdict === 'refused') refused.push(describe(fact, verdict.code, verdict.words))
      }
    }
    if (refused.length > 0) await exchange.refused.setAside(refused)
    return again
  }
  function describe(fact: OutgoingFact, code: RefusedFact['code'], words: string): RefusedFact {
    const known = exchange.refused.all.get().find((refused) => refused.factId === fact.id)
    const { subject, kind } = JSON.parse(fact.text)
    return {
      factId: fact.id,
      n: fact.n,
      subject,
      kind,
      code,
      words: words.slice(0, 1000),
      since: known?.since ?? new Date(clock.now()).toISOString(),
      attempts: (known?.attempts ?? 0) + 1,
    }
  }

  /** Out of their turn: where the loop stands does not move. */
  async function sendApart(facts: readonly OutgoingFact[], line: HubLine): Promise<PushAnswer> {
    for (let rest = facts; rest.length > 0; ) {
      const some = takeFitting(rest.slice(0, size.facts()), size.bytes())
      const parcel = await packParcel(some, compression)
      const answer = await send(parcel, line)
      if (answer.outcome !== 'sent') return answer
      const sent = parcel.facts.filter(({ id }) => answer.verdicts.get(id)?.verdict === 'sent')
      await settle(parcel.facts, answer.verdicts)
      await exchange.refused.release(sent.map(({ id }) => id))
      rest = rest.slice(parcel.facts.length)
    }
    return { outcome: 'progress', sent: facts.length }
  }

  return {
    sentThrough: () => sentThrough,
    async pushSome(line) {
      const parcel = await (ahead?.after === sentThrough ? ahead.parcel : pack(sentThrough))
      ahead = null
      if (parcel === null) return { outcome: 'idle' }
      packAhead(parcel.facts.at(-1)?.n ?? sentThrough)
      const answer = await send(parcel, line)
      if (answer.outcome !== 'sent') return answer
      const again = await settle(parcel.facts, answer.verdicts)
      // Facts behind the first unknown one will be sent twice; the hub will say that it has them.
      const stuckAt = parcel.facts.findIndex((fact) => again.has(fact.id))
      const done = stuckAt === -1 ? parcel.facts : parcel.facts.slice(0, stuckAt)
      const last = done.at(-1)
      if (last === undefined) return { outcome: 'stuck' }
      sentThrough = last.n
      await exchange.keepCheckpoint(CHECKPOINT, String(sentThrough))
      return stuckAt === -1 ? { outcome: 'progress', sent: done.length } : { outcome: 'stuck' }
    },
    retryRefused: async (factIds, line) => sendApart(await exchange.outgoingById(factIds), line),
    async sendAgain(numbers, line) {
      const refused = new Set(exchange.refused.all.get().map(({ factId }) => factId))
      const facts: OutgoingFact[] = []
      for (const n of numbers) {
        // What it has not been sent yet is on its way.
        const [fact] = n > sentThrough ? [] : await exchange.outgoingAfter(n - 1, 1)
        if (fact?.n === n && !refused.has(fact.id)) facts.push(fact)
      }
      return sendApart(facts, line)
    },
    async goBackToHeld(line) {
      const held = await findHeld(exchange, sentThrough, line)
      if (held.outcome === 'held' && held.through < sentThrough) {
        ahead = null
        sentThrough = held.through
        await exchange.keepCheckpoint(CHECKPOINT, String(sentThrough))
      }
      return held
    },
  }
}
