import type { RebuildProgress } from './desk-store.ts'
import type { Arrival, FactLog } from './fact-log.ts'
import type { KeyedTexts } from './keyed-texts.ts'
import { projectArrivals, projectEverything } from './project-roster.ts'
import type { RegistrationRow } from './registration-row.ts'
import { createRoster, loadRoster, type Roster } from './roster.ts'
import { createSerialQueue } from './serial-queue.ts'
import { createWatched, type Watched } from './watched.ts'

/** Raised when rows are built differently: a desk that finds an older roster folds it again. */
const ROSTER_VERSION = 1
const CHECKPOINT = 'roster'
const FACTS_AT_ONCE = 500

/** Keeps the roster true to the facts: in batches, with a checkpoint, from the beginning wherever anything is in doubt. */
export interface RosterProjector {
  /** Null until the roster is loaded. */
  readonly rows: Watched<readonly RegistrationRow[] | null>
  /** Facts that have just been written. Handed over in the order of their arrival. */
  take(arrivals: readonly Arrival[]): void
  findByDocument(documentKey: string): Promise<RegistrationRow | null>
  rebuild(onProgress?: (progress: RebuildProgress) => void): Promise<void>
  settled(): Promise<void>
}

export function openRosterProjector(
  log: FactLog,
  pages: KeyedTexts,
  state: KeyedTexts,
  onFailure: (error: unknown) => void,
): RosterProjector {
  const jobs = createSerialQueue()
  const rows = createWatched<readonly RegistrationRow[] | null>(null)
  let roster: Roster = createRoster(pages, [])
  const waiting: Arrival[] = []
  let done = 0
  let sound = true

  async function keepCheckpoint(): Promise<void> {
    if (!sound) return
    await state.put([{ key: CHECKPOINT, text: JSON.stringify({ version: ROSTER_VERSION, arrival: done }) }])
  }
  async function project(arrivals: readonly Arrival[]): Promise<void> {
    await roster.put(await projectArrivals(log, roster, arrivals))
    done = Math.max(done, arrivals.at(-1)?.arrival ?? 0)
    rows.set(roster.rows())
  }
  async function rebuild(onProgress: (progress: RebuildProgress) => void): Promise<void> {
    const upTo = log.lastArrival()
    await roster.replaceAll(await projectEverything(log, onProgress))
    done = upTo
    sound = true
    await keepCheckpoint()
    rows.set(roster.rows())
  }
  async function load(): Promise<void> {
    const checkpoint = readCheckpoint(await state.find(CHECKPOINT))
    const loaded = checkpoint === null ? null : await loadRoster(pages)
    if (checkpoint === null || loaded === null) {
      await rebuild(() => undefined)
      return
    }
    roster = loaded
    done = checkpoint
    const before = done
    for await (const arrivals of log.arrivalsAfter(done, FACTS_AT_ONCE)) await project(arrivals)
    if (done > before) await keepCheckpoint()
    rows.set(roster.rows())
  }
  async function projectWaiting(): Promise<void> {
    if (waiting.length === 0) return
    while (waiting.length > 0) await project(waiting.splice(0, FACTS_AT_ONCE))
    // Not after every batch: facts that are folded twice give the same rows.
    await keepCheckpoint()
  }
  // A full disk stops the read model, never the facts: the checkpoint stays behind, and the next start catches up.
  function attempt(job: () => Promise<void>): void {
    jobs.run(job).catch((error: unknown) => {
      sound = false
      onFailure(error)
    })
  }
  attempt(load)

  return {
    rows,
    take(arrivals) {
      waiting.push(...arrivals)
      attempt(projectWaiting)
    },
    // In the queue of jobs: so whatever was saved before the question is seen in the answer.
    findByDocument: (documentKey) => jobs.run(async () => roster.findByDocument(documentKey)),
    rebuild: (onProgress = () => undefined) => jobs.run(() => rebuild(onProgress)),
    settled: () => jobs.settled(),
  }
}

function readCheckpoint(text: string | null): number | null {
  try {
    const checkpoint = JSON.parse(text ?? 'null')
    return checkpoint?.version === ROSTER_VERSION ? Number(checkpoint.arrival) : null
  } catch {
    return null
  }
}
