import type { RxCollection } from 'rxdb'
import type { AnyFact } from '#domain/fact'
import { type FactRecord, toFact, toRecord } from './fact-record.ts'
import { createSerialQueue } from './serial-queue.ts'
import { toStoreFailure } from './store-failure.ts'
import { findGreatest, findStored, insertStored, pagesBy, writeStored } from './stored-documents.ts'

/** A fact and its place in the order in which facts came to this disk. */
export interface Arrival {
  readonly fact: AnyFact
  readonly arrival: number
}

/** The facts on this disk: written once, in one order, by one writer at a time. */
export interface FactLog {
  /** Writes the desk's next fact. `build` gets the number it will have; a failure consumes no number. */
  append(build: (n: number) => AnyFact): Promise<Arrival>
  /** Keeps what came from the hub: new facts are inserted, known ones ignored, a redaction replaces. Answers what changed. */
  receive(facts: readonly AnyFact[]): Promise<readonly Arrival[]>
  /** Those of the ids that this disk knows. */
  findKnown(ids: readonly string[]): Promise<ReadonlySet<string>>
  recordsById(ids: readonly string[]): Promise<readonly FactRecord[]>
  factsById(ids: readonly string[]): Promise<readonly AnyFact[]>
  factsOf(subject: string): Promise<readonly AnyFact[]>
  /** This desk's own records above a number, ascending. */
  ownAfter(n: number, limit: number): Promise<readonly FactRecord[]>
  arrivalsAfter(arrival: number, limit: number): AsyncGenerator<readonly Arrival[], void>
  /** Every fact, grouped by subject because ids begin with it. */
  everything(limit: number): AsyncGenerator<readonly AnyFact[], void>
  count(): Promise<number>
  /** The desk's last running number, 0 before the first. */
  lastNumber(): number
  lastArrival(): number
  settled(): Promise<void>
}

/** A transaction of this many facts takes about 30 ms: a worker's save never waits longer for a first sync. */
const RECEIVED_AT_ONCE = 200

export async function openFactLog(collection: RxCollection<FactRecord>, desk: string): Promise<FactLog> {
  const { storageInstance } = collection
  const writes = createSerialQueue()
  // Both counters are read off the facts themselves: nothing can say otherwise than what is on the disk.
  let [lastNumber, lastArrival] = await Promise.all([
    findGreatest(async (n) => (await ownAfter(n, 1)).length > 0),
    findGreatest(async (arrival) => {
      const above = { selector: { arrival: { $gt: arrival } }, sort: [{ arrival: 'asc' as const }], limit: 1 }
      return (await findStored(collection, above)).length > 0
    }),
  ])

  function ownAfter(n: number, limit: number): Promise<readonly FactRecord[]> {
    return findStored(collection, { selector: { desk, n: { $gt: n } }, sort: [{ n: 'asc' }], limit })
  }
  async function recordsById(ids: readonly string[]): Promise<readonly FactRecord[]> {
    return storageInstance.findDocumentsById([...ids], false)
  }

  async function receiveSome(facts: readonly AnyFact[]): Promise<readonly Arrival[]> {
    const arrivals = facts.map((fact, index) => ({ fact, arrival: lastArrival + 1 + index }))
    const records = arrivals.map(({ fact, arrival }) => toRecord(fact, arrival))
    const known = new Set(await insertStored(storageInstance, records))
    const erased = records.filter((record, index) => known.has(record.id) && facts[index]?.redacted)
    await writeStored(storageInstance, 'id', erased)
    lastArrival += facts.length
    const changed = arrivals.filter(({ fact }) => !known.has(fact.id) || fact.redacted)
    for (const { fact } of changed) if (fact.desk === desk) lastNumber = Math.max(lastNumber, fact.n)
    return changed
  }

  return {
    append: (build) =>
      writes
        .run(async () => {
          const arrival = lastArrival + 1
          const fact = build(lastNumber + 1)
          const taken = await insertStored(storageInstance, [toRecord(fact, arrival)])
          if (taken.length > 0) throw new Error(`${fact.id} exists already`)
          lastNumber += 1
          lastArrival = arrival
          return { fact, arrival }
        })
        .catch((error: unknown) => Promise.reject(toStoreFailure(error))),
    async receive(facts) {
      const changed: Arrival[] = []
      for (let start = 0; start < facts.length; start += RECEIVED_AT_ONCE) {
        const some = facts.slice(start, start + RECEIVED_AT_ONCE)
        changed.push(...(await writes.run(() => receiveSome(some), 'when-idle')))
      }
      return changed
    },
    async findKnown(ids) {
      return new Set((await recordsById(ids)).map((record) => record.id))
    },
    recordsById,
    factsById: async (ids) => (await recordsById(ids)).map(toFact),
    async factsOf(subject) {
      // ';' follows ':' in every alphabet that IndexedDB sorts by.
      const selector = { id: { $gt: `${subject}:`, $lt: `${subject};` } }
      return (await findStored(collection, { selector, sort: [{ id: 'asc' }] })).map(toFact)
    },
    ownAfter,
    async *arrivalsAfter(arrival, limit) {
      for await (const page of pagesBy(collection, 'arrival', arrival, limit)) {
        yield page.map((record) => ({ fact: toFact(record), arrival: record.arrival }))
      }
    },
    async *everything(limit) {
      for await (const page of pagesBy(collection, 'id', '', limit)) yield page.map(toFact)
    },
    async count() {
      return (await collection.count().exec()) as number
    },
    lastNumber: () => lastNumber,
    lastArrival: () => lastArrival,
    settled: () => writes.settled(),
  }
}
