import { sampleFacts } from '#testing/sample-facts'
import type { BenchTask, SyncContender } from './contender.ts'
import { ours } from './ours.ts'
import { pouchdb } from './pouchdb.ts'
import { raw } from './raw.ts'
import { rxdbPrimitive } from './rxdb-primitive.ts'
import { rxdbStock } from './rxdb-stock.ts'

const CONTENDERS: Readonly<Record<string, SyncContender>> = {
  raw,
  ours,
  pouchdb,
  'rxdb-stock': rxdbStock,
  'rxdb-primitive': rxdbPrimitive,
}

/** What the benchmark calls in this page. One call a page: so each contender starts with an empty heap. */
export interface SyncBench {
  run(who: string, direction: 'push' | 'pull', task: BenchTask): Promise<number>
  /** Characters of one fact at the hub. */
  factSize(task: BenchTask): number
}

function factsOf({ database, count }: BenchTask) {
  return sampleFacts(`${database.slice('org-'.length)}-01`, count)
}

const bench: SyncBench = {
  run(who, direction, task) {
    const contender = CONTENDERS[who]
    if (!contender) throw new Error(`no contender called ${who}`)
    return direction === 'push' ? contender.push(task, factsOf(task)) : contender.pull(task)
  },
  factSize: (task) => JSON.stringify(factsOf({ ...task, count: 1 })[0]).length,
}
Object.assign(globalThis, { syncBench: bench })
