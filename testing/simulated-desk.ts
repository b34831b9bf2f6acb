import type { DeskKey } from '#contracts/seal-crypto'
import type { AnyFact } from '#domain/fact'
import type { Clock } from '../src-renderer/replication/clock.ts'
import type { HubConnection } from '../src-renderer/replication/hub-connection.ts'
import type { Replication } from '../src-renderer/replication/replication.ts'
import { startReplication } from '../src-renderer/replication/start-replication.ts'
import type { DeskStorage } from '../src-renderer/store/desk-database.ts'
import { type OpenedDeskStore, openDeskStore } from '../src-renderer/store/open-desk-store.ts'
import { memoryStorage } from './memory-storage.ts'
import { sampleId } from './sample-facts.ts'
import { sampleResident, seededRandom } from './sample-residents.ts'
import { trialDeskKey } from './trial-seals.ts'

/** A desk without a page: its real store on a disk in memory, and its real replication over a line. */
export interface SimulatedDesk {
  readonly code: string
  store(): OpenedDeskStore
  replication(): Replication
  /** A resident is registered at the counter. */
  register(changes?: Readonly<Record<string, unknown>>): Promise<AnyFact>
  start(): Promise<void>
  stop(): Promise<void>
}

export interface SimulatedDeskOptions {
  readonly line: HubConnection
  readonly clock: Clock
  readonly seed?: number
  readonly storage?: DeskStorage
}

export function simulatedDesk(
  code: string,
  { line, clock, seed = 1, storage = memoryStorage() }: SimulatedDeskOptions,
): SimulatedDesk {
  const random = seededRandom(seed)
  const org = code.slice(0, code.indexOf('-'))
  let store: OpenedDeskStore | null = null
  let deskKey: DeskKey | null = null
  let replication: Replication | null = null
  const newId = () => sampleId(clock.now(), random)

  function get<Value>(value: Value | null): Value {
    if (value === null) throw new Error(`${code} is not started`)
    return value
  }
  return {
    code,
    store: () => get(store),
    replication: () => get(replication),
    register: (changes = {}) =>
      get(store).append((n) => ({
        subject: `registration:${newId()}`,
        kind: 'resident-registered',
        body: { ...sampleResident(n, code, random), ...changes },
      })),
    async start() {
      const fail = (error: unknown): void => {
        throw error
      }
      deskKey ??= await trialDeskKey()
      store = await openDeskStore({
        desk: code,
        org,
        worker: () => `${org}-w1`,
        storage,
        now: clock.now,
        newId,
        deskKey,
        locks: navigator.locks,
        onFailure: fail,
      })
      replication = await startReplication({
        exchange: store.exchange,
        connection: line,
        desk: code,
        org,
        clock,
        random,
        onFailure: fail,
      })
    },
    async stop() {
      await replication?.stop()
      await store?.close()
      replication = null
      store = null
    },
  }
}
