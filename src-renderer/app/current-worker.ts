import type { Worker } from '#contracts/enrolment'
import type { PreferenceStorage } from './preferences.ts'
import { createWatchedValue, type WatchedValue } from './watched-value.ts'

/** Who stands at the counter: every fact names them. */
export type CurrentWorker = WatchedValue<Worker>

/** The worker who was here last, if still on the list; else the first of the enrolment. */
export function chooseWorker(
  workers: readonly Worker[],
  deskCode: string,
  storage: PreferenceStorage,
): CurrentWorker {
  const [first] = workers
  if (first === undefined) throw new Error('an enrolment names at least one worker')
  const key = `worker:${deskCode}`
  const last = storage.getItem(key)
  const worker = createWatchedValue(workers.find((candidate) => candidate.id === last) ?? first)
  worker.watch(() => storage.setItem(key, worker.get().id))
  return worker
}
