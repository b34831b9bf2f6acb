import type { RebuildProgress } from './desk-store.ts'
import type { Arrival, FactLog } from './fact-log.ts'
import type { GroupRow } from './group-row.ts'
import type { KeyedTexts } from './keyed-texts.ts'
import type { NoticeRow } from './notice-row.ts'
import { projectEverything, projectFacts } from './project-facts.ts'
import { createReadModels, keepReadModels, loadReadModels, replaceReadModels } from './read-models.ts'
import type { RegistrationRow } from './registration-row.ts'
import type { ReviewRow } from './review-row.ts'
import { createSerialQueue } from './serial-queue.ts'
import { createWatched, type Watched } from './watched.ts'

/** Raised when rows are built differently: a desk that finds older read models folds them again. */
const VERSION = 4
const CHECKPOINT = 'roster'
const FACTS_AT_ONCE = 500
/**
 * Read models are written a moment after they changed: a first sync then writes each page once instead of ten times, and a save at the
 * counter has the disk to itself. What a power cut takes is folded again from the facts.
 */
const KEPT_AFTER_MS = 300

/** Keeps the read models true to the facts: in batches, with a checkpoint, from the beginning wherever anything is in doubt. */
export interface Projector {
  /** Each null until it is loaded. */
  readonly roster: Watched<readonly RegistrationRow[] | null>
  readonly groups: Watched<readonly GroupRow[] | null>
  readonly reviews: Watched<readonly ReviewRow[] | null>
  readonly notices: Watched<readonly NoticeRow[] | null>
  /** Facts that have just been written. Handed over in the order of their arrival. */
  take(arrivals: readonly Arrival[]): void
  findByDocument(documentKey: string): Promise<RegistrationRow | null>
  rebuild(onProgress?: (progress: RebuildProgress) => void): Promise<void>
  /** Everything taken so far is folded and written. */
  close(): Promise<void>
}

export interface ProjectorSurroundings {
  /** The organisation from whose side everything is seen. */
  readonly org: string
  readonly log: FactLog
  readonly pages: KeyedTexts
  readonly state: KeyedTexts
  /** The clock by which the log says when facts were written. */
  readonly now: () => number
  readonly onFailure: (error: unknown) => void
}

/** Resolves when new facts may be written; the read models are loaded beside that. */
export async function openProjector({
  org,
  log,
  pages,
  state,
  now,
  onFailure,
}: ProjectorSurroundings): Promise<Projector> {
  const jobs = createSerialQueue()
  const roster = createWatched<readonly RegistrationRow[] | null>(null)
  const groups = createWatched<readonly GroupRow[] | null>(null)
  const reviews = createWatched<readonly ReviewRow[] | null>(null)
  const notices = createWatched<readonly NoticeRow[] | null>(null)
  const checkpoint = readCheckpoint(await state.find(CHECKPOINT))
  let models = createReadModels()
  let waiting: Arrival[] = []
  let done = 0
  let keeping: ReturnType<typeof setTimeout> | null = null
  /** A batch could not be folded: from there on nothing may count as done. */
  let broken = false

  function show(): void {
    showIfNew(roster, models.roster.rows())
    showIfNew(groups, models.groups.rows())
    showIfNew(reviews, models.reviews.rows())
    showIfNew(notices, models.notices.rows())
  }
  async function keepCheckpoint(writtenAt: number): Promise<void> {
    await state.put([{ key: CHECKPOINT, text: JSON.stringify({ version: VERSION, writtenAt }) }])
  }
  async function keep(): Promise<void> {
    if (keeping !== null) clearTimeout(keeping)
    keeping = null
    if (broken) return
    const upTo = done
    await keepReadModels(models, pages)
    await keepCheckpoint(upTo)
  }
  async function project({ facts, writtenAt }: Arrival): Promise<void> {
    for (let start = 0; start < facts.length; start += FACTS_AT_ONCE) {
      await projectFacts(log, models, org, facts.slice(start, start + FACTS_AT_ONCE))
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
    show()
  }
  async function rebuild(onProgress: (progress: RebuildProgress) => void): Promise<void> {
    const startedAt = now()
    models = await projectEverything(log, org, onProgress)
    // Half written, the pages are neither the old rows nor the new: a power cut or a full disk here means folding again.
    broken = true
    await state.remove([CHECKPOINT])
    await replaceReadModels(models, pages)
    // What was written meanwhile is waiting to be folded, and counts from then on.
    done = startedAt
    broken = false
    await keepCheckpoint(done)
    show()
  }
  async function load(): Promise<void> {
    const loaded = checkpoint === null ? null : await loadReadModels(pages)
    if (checkpoint === null || loaded === null) {
      await rebuild(() => undefined)
      return
    }
    models = loaded
    done = checkpoint
    for await (const arrival of log.arrivalsAfter(checkpoint, FACTS_AT_ONCE)) await project(arrival)
    show()
  }
  // A full disk stops the read model, never the facts: the checkpoint stays behind, and the next start catches up.
  function attempt(job: () => Promise<void>): void {
    jobs.run(job).catch(onFailure)
  }
  // The clock was set back since the last fact: what is written from now on must lie behind the checkpoint too.
  if (checkpoint !== null && now() < checkpoint) await keepCheckpoint(now())
  attempt(load)

  return {
    roster,
    groups,
    reviews,
    notices,
    take(arrivals) {
      waiting.push(...arrivals)
      attempt(projectWaiting)
    },
    // In the queue of jobs: so whatever was saved before the question is seen in the answer.
    findByDocument: (documentKey) => jobs.run(async () => models.roster.findByDocument(documentKey)),
    rebuild: (onProgress = () => undefined) => jobs.run(() => rebuild(onProgress)),
    close: () =>
      jobs.run(async () => {
        if (keeping !== null) await keep()
      }),
  }
}

/** A table's rows are a new array after every change, and only then. */
function showIfNew<R>(watched: Watched<readonly R[] | null>, rows: readonly R[]): void {
  if (watched.get() !== rows) watched.set(rows)
}

/** Null where everything has to be folded again. */
function readCheckpoint(text: string | null): number | null {
  try {
    const checkpoint = JSON.parse(text ?? 'null')
    return checkpoint?.version === VERSION && typeof checkpoint.writtenAt === 'number'
      ? checkpoint.writtenAt
      : null
  } catch {
    return null
  }
}
