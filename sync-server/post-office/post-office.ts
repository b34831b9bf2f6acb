import { DIRECTORY_DATABASE, orgDatabase } from '#contracts/hub-databases'
import { describeFailure } from '../describe-failure.ts'
import { escalateLateReviews } from './escalate-late-reviews.ts'
import { countParked } from './park.ts'
import type { Surroundings } from './post-office-surroundings.ts'
import { retryParked } from './retry-parked.ts'
import { workOnOffice } from './work-on-office.ts'

export interface PostOfficeState {
  readonly running: boolean
  readonly parked: number
  readonly changesSeen: number
  /** ISO, of the last time everything that had arrived was worked on. */
  readonly caughtUpAt: string | null
}

export interface PostOffice {
  state(): PostOfficeState
  /** Resolves when the step in hand is done. */
  stop(): Promise<void>
}

const FIRST_PAUSE_MS = 200
const LONGEST_PAUSE_MS = 30_000
/** However well the hub rings, everything is looked through now and then. */
const SWEEP_MS = 5 * 60_000

/** Follows every office's feed for as long as the hub runs; waits with growing pauses while CouchDB is away. */
export function openPostOffice(surroundings: Surroundings): PostOffice {
  const { store, book, log, nowMs } = surroundings
  const stopping = new AbortController()
  const stopped = () => stopping.signal.aborted
  let state: PostOfficeState = { running: false, parked: 0, changesSeen: 0, caughtUpAt: null }

  async function workOn(orgs: readonly string[]): Promise<void> {
    let seen = 0
    for (const org of orgs) seen += await workOnOffice(surroundings, org, stopped)
    const parked = seen > 0 || !state.running ? await countParked(surroundings) : state.parked
    const caughtUpAt = new Date(nowMs()).toISOString()
    state = { running: true, parked, changesSeen: state.changesSeen + seen, caughtUpAt }
  }

  async function follow(): Promise<void> {
    const orgs = () => book.organisations().map(({ code }) => code)
    // Asked before the first look: what is written during it rings the bell afterwards.
    let { lastSeq } = await store.databaseUpdates('now', stopping.signal)
    await book.refresh()
    await retryParked(surroundings)
    await workOn(orgs())
    await escalateLateReviews(surroundings)
    while (!stopped()) {
      const rung = await waitForBell(lastSeq)
      lastSeq = rung?.lastSeq ?? lastSeq
      const known = new Set(orgs())
      if (!rung || rung.databases.includes(DIRECTORY_DATABASE)) await book.refresh()
      // What waited for somebody to decide on it may have waited for the one that is new.
      if (orgs().some((org) => !known.has(org))) await retryParked(surroundings)
      // An organisation that has just been added may have been written to before it was known.
      const rings = (org: string) => !known.has(org) || rung?.databases.includes(orgDatabase(org))
      await workOn(rung ? orgs().filter(rings) : orgs())
      // A day ends without a bell.
      if (!rung) await escalateLateReviews(surroundings)
    }
  }

  /** Null when it is time to sweep. */
  async function waitForBell(since: string) {
    const sweep = AbortSignal.timeout(SWEEP_MS)
    return store.databaseUpdates(since, AbortSignal.any([stopping.signal, sweep])).catch((failure) => {
      if (sweep.aborted && !stopped()) return null
      throw failure
    })
  }

  async function run(): Promise<void> {
    let pause = FIRST_PAUSE_MS
    while (!stopped()) {
      const before = state.caughtUpAt
      await follow().catch((failure) => {
        if (stopped()) return
        state = { ...state, running: false }
        log.warn({ failure: describeFailure(failure), pause }, 'post office waits for the hub')
      })
      if (state.caughtUpAt !== before) pause = FIRST_PAUSE_MS
      if (!stopped()) await rest(pause, stopping.signal)
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS)
    }
  }

  const running = run()
  return {
    state: () => state,
    async stop() {
      stopping.abort()
      await running
    },
  }
}

function rest(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}
