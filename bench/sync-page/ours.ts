import { v7 } from 'uuid'
import { systemClock } from '../../src-renderer/replication/clock.ts'
import type { Replication } from '../../src-renderer/replication/replication.ts'
import { startReplication } from '../../src-renderer/replication/start-replication.ts'
import { dexieStorage } from '../../src-renderer/store/dexie-storage.ts'
import { type OpenedDeskStore, openDeskStore } from '../../src-renderer/store/open-desk-store.ts'
import { type BenchTask, expectCount, fetchAs, type SyncContender, timed } from './contender.ts'

/** The product's own store and replication, roster and all, on IndexedDB with strict durability. */
export const ours: SyncContender = {
  async push(task, facts) {
    const code = facts[0]?.desk ?? ''
    const store = await openStore(code)
    await store.exchange.receive(facts)
    await store.findByDocument('everything is folded before the clock starts')
    return run(store, task, code)
  },
  async pull(task) {
    const code = `${orgOf(task)}-03`
    const store = await openStore(code)
    const took = await run(store, task, code)
    let rows = 0
    store.watchRoster((roster) => {
      rows = roster.length
    })
    await store.findByDocument('the roster is part of the result')
    expectCount(rows, task.count)
    return took
  },
}

function orgOf({ database }: BenchTask): string {
  return database.slice('org-'.length)
}

function openStore(desk: string): Promise<OpenedDeskStore> {
  return openDeskStore({
    desk,
    org: desk.slice(0, desk.indexOf('-')),
    worker: () => 'worker:bench',
    storage: dexieStorage(),
    now: () => Date.now(),
    newId: v7,
    deskKey: null,
    locks: navigator.locks,
    onFailure: (error) => console.error(error),
  })
}

async function run(store: OpenedDeskStore, task: BenchTask, desk: string): Promise<number> {
  const request = fetchAs(task.authorization)
  let replication: Replication | null = null
  const took = await timed(async () => {
    const started = await startReplication({
      exchange: store.exchange,
      connection: {
        signIn: async () => ({ outcome: 'signed-in' }),
        fetch: (path, init) => request(`${task.hubUrl}${path}`, init),
      },
      desk,
      org: orgOf(task),
      clock: systemClock,
      random: Math.random,
      onFailure: (error) => console.error(error),
    })
    replication = started
    await new Promise<void>((resolve) => {
      started.watch(({ phase, waiting }) => {
        if (phase === 'up-to-date' && waiting.count === 0) resolve()
      })
    })
  })
  await (replication as Replication | null)?.stop()
  return took
}
