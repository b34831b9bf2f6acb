import type { RebuildProgress } from './desk-store.ts'
import type { Arrival, FactLog } from './fact-log.ts'
import type { KeyedTexts } from './keyed-texts.ts'
import { projectEverything, projectFacts } from './project-roster.ts'
import type { RegistrationRow } from './registration-row.ts'
import { createRoster, loadRoster, type Roster } from './roster.ts'
import { createSerialQueue } from './serial-queue.ts'
import { createWatched, type Watched } from './watched.ts'

/** Raised when rows are built differently: a desk that finds an older roster folds it again. */
const ROSTER_VERSION = 1
const CHECKPOINT = 'roster'
const FACTS_AT_ONCE = 500
/**
 * The roster is written a moment after it changed: a first sync then writes each page once instead of ten times, and a save at the
 * counter has the disk to itself. What a power cut takes is folded again from the facts.
 */
const KEPT_AFTER_MS = 300

/** Keeps the roster true to the facts: in batches, with a checkpoint, from the beginning wherever anything is in doubt. */
export interface RosterProjector {
  /** Null until the roster is loaded. */
  readonly rows: Watched<readonly RegistrationRow[] | null>
  /** Facts that have just been written. Handed over in the order of their arrival. */
  take(arrivals: readonly Arrival[]): void
  findByDocument(documentKey: string): Promise<RegistrationRow | null>
  rebuild(onProgress?: (progress: RebuildProgress) => void): Promise<void>
  /** Everything taken so far is folded and written. */
  close(): Promise<void>
}

export interface ProjectorSurroundings {
  readonly log: FactLog
  readonly pages: KeyedTexts
  readonly state: KeyedTexts
  /** The clock by which the log says when facts were written. */
  readonly now: () => number
  readonly onFailure: (error: unknown) => void
}

/** Resolves when new facts may be written; the roster is loaded beside that. */
export async function openRosterProjector({
  log,
  pages,
  state,
  now,
  onFailure,
}: ProjectorSurroundings): Promise<RosterProjector> {
  const jobs = createSerialQueue()
  const rows = createWatched<readonly RegistrationRow[] | null>(null)
  const checkpoint = readCheckpoint(await state.find(CHECKPOINT))
  let roster: Roster = createRoster(pages, [])
  let waiting: Arrival[] = []
  let done = 0
  let keeping: ReturnType<typeof setTimeout> | null = null
  /** A batch could not be folded: from there on nothing may count as done. */
  let broken = false

  async function keepCheckpoint(writtenAt: number): Promise<void> {
    await state.put([{ key: CHECKPOINT, text: JSON.stringify({ version: ROSTER_VERSION, writtenAt }) }])
  }
  async function keep(): Promise<void> {
    if (keeping !== null) clearTimeout(keeping)
    keeping = null
    if (broken) return
    const upTo = done
    await roster.keep()
    await keepCheckpoint(upTo)
  }
  async function project({ facts, writtenAt }: Arrival): Promise<void> {
    for (let start = 0; start < facts.length; start += FACTS_AT_ONCE) {
      roster.put(await projectFacts(log, roster, facts.slice(start, start + FACTS_AT_ONCE)))
    }
    done = Math.max(done, writtenAt)
    keeping ??= setTimeout(() => attempt(keep), KEPT_AFTER_MS)
  }
  async function projectWaiting(): Promise<void> {
    if (waiting.length === 0) return
    const arrivals = waiting
    waiting = []
    try {
      for (const arrival of arrivals) await project(arrival)
    } catch (error) {
      broken = true
      throw error
    }
    rows.set(roster.rows())
  }
  async function rebuild(onProgress: (progress: RebuildProgress) => void): Promise<void> {
    const startedAt = now()
    await roster.replaceAll(await projectEverything(log, onProgress))
    // What was written meanwhile is waiting to be folded, and counts from then on.
    done = startedAt
    broken = false
    await keepCheckpoint(done)
    rows.set(roster.rows())
  }
  async function load(): Promise<void> {
    const loaded = checkpoint === null ? null : await loadRoster(pages)
    if (checkpoint === null || loaded === null) {
      await rebuild(() => undefined)
      return
    }
    roster = loaded
    done = checkpoint
    for await (const arrival of log.arrivalsAfter(checkpoint, FACTS_AT_ONCE)) await project(arrival)
    rows.set(roster.rows())
  }
  // A full disk stops the read model, never the facts: the checkpoint stays behind, and the next start catches up.
  function attempt(job: () => Promise<void>): void {
    jobs.run(job).catch(onFailure)
  }
  // The clock was set back since the last fact: what is written from now on must lie behind the checkpoint too.
  if (checkpoint !== null && now() < checkpoint) await keepCheckpoint(now())
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
    close: () =>
      jobs.run(async () => {
        if (keeping !== null) await keep()
      }),
  }
}

/** Null where the roster has to be folded again. */
function readCheckpoint(text: string | null): number | null {
  try {
    const checkpoint = JSON.parse(text ?? 'null')
    return checkpoint?.version === ROSTER_VERSION && typeof checkpoint.writtenAt === 'number'
      ? checkpoint.writtenAt
      : null
  } catch {
    return null
  }
}
