import { getChangedDocumentsSince, type RxCollection } from 'rxdb'
import type { AnyFact } from '#domain/fact'
import { type FactRecord, toFact, toRecord } from './fact-record.ts'
import { createSerialQueue } from './serial-queue.ts'
import { toStoreFailure } from './store-failure.ts'
import { findGreatest, findStored, insertStored, pagesBy, writeStored } from './stored-documents.ts'

/** Facts that were written together, and when by the store's own clock, which only grows while a desk is open. */
export interface Arrival {
  readonly facts: readonly AnyFact[]
  readonly writtenAt: number
}

/** One of this desk's own facts, as it lies on the disk. */
export interface OwnRecord {
  readonly id: string
  readonly n: number
  readonly text: string
}

/** The facts on this disk: written once, by one writer at a time. */
export interface FactLog {
  /** Writes the desk's next fact. `build` gets the number it will have; a failure consumes no number. */
  append(build: (n: number) => Promise<AnyFact>): Promise<Arrival>
  /** Keeps what came from the hub: new facts are inserted, known ones ignored, a redaction replaces. Answers what changed. */
  receive(facts: readonly AnyFact[]): Promise<readonly Arrival[]>
  /** Those of the ids that this disk knows. */
  findKnown(ids: readonly string[]): Promise<ReadonlySet<string>>
  ownById(ids: readonly string[]): Promise<readonly OwnRecord[]>
  /** This desk's own records above a number, ascending. */
  ownAfter(n: number, limit: number): Promise<readonly OwnRecord[]>
  factsById(ids: readonly string[]): Promise<readonly AnyFact[]>
  factsOf(subject: string): Promise<readonly AnyFact[]>
  arrivalsAfter(writtenAt: number, limit: number): AsyncGenerator<Arrival, void>
  /** Every fact, grouped by subject because ids begin with it. */
  everything(limit: number): AsyncGenerator<readonly AnyFact[], void>
  count(): Promise<number>
  /** The desk's last running number, 0 before the first. */
  lastNumber(): number
  settled(): Promise<void>
}

/** A transaction of this many facts takes about 30 ms; a worker's save waits for two of them at most while much comes in. */
const RECEIVED_AT_ONCE = 250

export async function openFactLog(collection: RxCollection<FactRecord>, desk: string): Promise<FactLog> {
  const { storageInstance } = collection
  const appends = createSerialQueue()
  const replacements = createSerialQueue()
  let written: Promise<unknown> = Promise.resolve()
  // Read off the facts themselves: nothing can say otherwise than what is on the disk.
  let lastNumber = await findGreatest(async (n) => (await ownAfter(n, 1)).length > 0)

  async function ownAfter(n: number, limit: number): Promise<readonly OwnRecord[]> {
    const found = await findStored(collection, {
      selector: { 'own.n': { $gt: n } },
      sort: [{ 'own.n': 'asc' }],
      limit,
    })
    return found.map(toOwn)
  }
  async function recordsById(ids: readonly string[]): Promise<readonly FactRecord[]> {
    return storageInstance.findDocumentsById([...ids], false)
  }
  /**
   * Transactions may be under way at the same time; their results are handed out in the order in which they began. Whoever is told of
   * one knows that everything written before it is on the disk too.
   */
  function inTurn<Value>(write: () => Promise<Value>): Promise<Value> {
    const before = written
    const now = write()
    written = Promise.allSettled([before, now])
    return before.then(() => now)
  }
  async function receiveSome(facts: readonly AnyFact[], moreFollows: boolean): Promise<readonly Arrival[]> {
    const records = facts.map((fact) => toRecord(fact, desk))
    const { known, writtenAt } = await insertStored(storageInstance, 'id', records, moreFollows)
    const fresh = facts.filter(({ id }) => !known.has(id))
    for (const fact of fresh) if (fact.desk === desk) lastNumber = Math.max(lastNumber, fact.n)
    const erased = facts.filter(({ id, redacted }) => redacted && known.has(id))
    // One after the other: the hub's copy and this desk's own hand may empty the same fact at the same moment.
    const emptied = erased.map((fact) => toRecord(fact, desk))
    const erasedAt = await replacements.run(() => writeStored(storageInstance, 'id', emptied))
    return [
      { facts: fresh, writtenAt },
      { facts: erased, writtenAt: erasedAt },
    ].filter((arrival) => arrival.facts.length > 0)
  }

  return {
    append: (build) =>
      appends
        .run(async () => {
          const fact = await build(lastNumber + 1)
          const insertion = inTurn(() => insertStored(storageInstance, 'id', [toRecord(fact, desk)]))
          const { known, writtenAt } = await insertion
          if (known.size > 0) throw new Error(`${fact.id} exists already`)
          lastNumber += 1
          return { facts: [fact], writtenAt }
        })
        .catch((error: unknown) => Promise.reject(toStoreFailure(error))),
    async receive(facts) {
      const once = [...new Map(facts.map((fact) => [fact.id, fact])).values()]
      const arrivals: Arrival[] = []
      let before: Promise<readonly Arrival[]> = Promise.resolve([])
      for (let start = 0; start < once.length; start += RECEIVED_AT_ONCE) {
        // One part is prepared here while the disk works on the part before it.
        const end = start + RECEIVED_AT_ONCE
        const part = inTurn(() => receiveSome(once.slice(start, end), end < once.length))
        // Where the part before it fails, nobody waits for this one any more.
        part.catch(() => undefined)
        arrivals.push(...(await before))
        before = part
      }
      arrivals.push(...(await before))
      return arrivals
    },
    async findKnown(ids) {
      return new Set((await recordsById(ids)).map((record) => record.id))
    },
    ownById: async (ids) => (await recordsById(ids)).map(toOwn),
    ownAfter,
    factsById: async (ids) => (await recordsById(ids)).map(toFact),
    async factsOf(subject) {
      // ';' follows ':' in every alphabet that IndexedDB sorts by.
      const selector = { id: { $gt: `${subject}:`, $lt: `${subject};` } }
      return (await findStored(collection, { selector, sort: [{ id: 'asc' }] })).map(toFact)
    },
    async *arrivalsAfter(writtenAt, limit) {
      // Beyond every id of that moment: the facts of one transaction share it.
      let checkpoint = { lwt: writtenAt, id: '\uffff' }
      for (;;) {
        const page = await getChangedDocumentsSince(storageInstance, limit, checkpoint)
        if (page.documents.length === 0) return
        checkpoint = page.checkpoint
        // The last transaction may go on on the next page: it counts as done only from there on.
        const facts = page.documents.map(toFact)
        yield { facts, writtenAt: page.documents.length < limit ? checkpoint.lwt : checkpoint.lwt - 0.001 }
      }
    },
    async *everything(limit) {
      for await (const page of pagesBy(collection, 'id', '', limit)) yield page.map(toFact)
    },
    async count() {
      return (await collection.count().exec()) as number
    },
    lastNumber: () => lastNumber,
    settled: async () => {
      await written
    },
  }
}

function toOwn({ id, own, text }: FactRecord): OwnRecord {
  return { id, n: own?.n ?? 0, text }
}
