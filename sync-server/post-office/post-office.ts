import { setTimeout as later } from 'node:timers/promises'
import { DIRECTORY_DATABASE, evidenceDatabase, orgDatabase } from '#contracts/hub-databases'
import { describeFailure } from '../describe-failure.ts'
import { finishErasures } from '../erasure/erase-again.ts'
import { isHubAway } from '../hub-trouble.ts'
import { escalateLateReviews } from './escalate-late-reviews.ts'
import { createOfficeQueue } from './office-queue.ts'
import type { Surroundings } from './post-office-surroundings.ts'
import { findFaults, findParked, type ParkedNotes, retryNotes } from './retry-parked.ts'
import { watchTroubledOffices } from './troubled-offices.ts'
import { workOnEvidence } from './work-on-evidence.ts'
import { type OfficeFeed, unreadFeed, workOnOffice } from './work-on-office.ts'

/** `starting`: not yet in touch with CouchDB. `waiting-for-hub`: was, and has lost it. */
export type PostOfficeStatus = 'starting' | 'ok' | 'waiting-for-hub'

export interface PostOfficeState {
  readonly status: PostOfficeStatus
  /** Everything that has arrived is worked on. */
  readonly caughtUp: boolean
  /** ISO, of the last time it was so. */
  readonly caughtUpAt: string | null
  /** Since that time, or since the start; 0 while caught up. */
  readonly lagSeconds: number
  readonly changesSeen: number
  /** Offices that are to be looked into, and changes that are known to wait there. */
  readonly officesWaiting: number
  readonly changesWaiting: number
  readonly officesInTrouble: number
}

export interface PostOffice {
  state(): PostOfficeState
  /** Resolves when the batches in hand are done and noted, or CouchDB has kept it waiting for ten seconds. */
  stop(): Promise<void>
}

/** Offices looked into at once. */
const HANDS = 16
const FIRST_PAUSE_MS = 200
/** A hub that is back is noticed within this; asking one that is away as often costs nothing. */
const LONGEST_PAUSE_MS = 5000
/** However well the hub rings, everything is looked through now and then. */
const SWEEP_MS = 5 * 60_000
const STOP_WITHIN_MS = 10_000

/** Follows every office's feed for as long as the hub runs; waits with growing pauses while CouchDB is away. */
export function openPostOffice(surroundings: Surroundings, stopWithinMs = STOP_WITHIN_MS): PostOffice {
  const { store, book, log, nowMs } = surroundings
  const stopping = new AbortController()
  const stopped = () => stopping.signal.aborted
  let status: PostOfficeStatus = 'starting'
  const startedAtMs = nowMs()
  let caughtUpAtMs: number | null = null
  let losing = new AbortController()
  let parked: ParkedNotes | null = null
  const feeds = new Map<string, OfficeFeed>()
  const evidenceFeeds = new Map<string, OfficeFeed>()
  const queue = createOfficeQueue(HANDS, {
    lookInto,
    // Not before: a decision that has come in time may be waiting among what is swept.
    onSwept: () => void afterSweep(),
    onIdle() {
      if (status === 'ok' && !stopped()) caughtUpAtMs = nowMs()
    },
  })
  const troubled = watchTroubledOffices(log, (org) => queue.add([org], 'sweep'))
  const codes = () => book.organisations().map(({ code }) => code)

  async function lookInto(org: string): Promise<void> {
    const feed = feeds.get(org) ?? unreadFeed()
    feeds.set(org, feed)
    const evidence = evidenceFeeds.get(org) ?? unreadFeed()
    evidenceFeeds.set(org, evidence)
    try {
      if (parked) await retryNotes(surroundings, org, parked, stopped)
      await workOnOffice(surroundings, org, stopped, feed)
      await workOnEvidence(surroundings, org, stopped, evidence)
      troubled.forget(org)
    } catch (failure) {
      // Nothing is asked of the others then either; everything is looked through again when the hub is back.
      if (isHubAway(failure)) losing.abort(failure)
      else if (!stopped()) troubled.note(org, failure)
    }
  }

  /** A day ends without a bell, and an erasure may have been begun by a process that is gone. What fails now is tried after the next sweep. */
  async function afterSweep(): Promise<void> {
    const trouble = (words: string) => (failure: unknown) => {
      if (!stopped()) log.warn({ failure: describeFailure(failure) }, words)
    }
    await escalateLateReviews(surroundings).catch(trouble('cannot tell of late reviews'))
    await finishErasures(surroundings).catch(trouble('cannot finish an erasure'))
  }

  /** Has these notes tried again when their offices are looked into. */
  function tryAgain(notes: ParkedNotes): void {
    parked = notes
    queue.add(
      codes().filter((org) => notes.has(org)),
      'sweep',
    )
  }

  async function follow(): Promise<void> {
    losing = new AbortController()
    // Asked before the first look: what is written during it rings the bell afterwards.
    let { lastSeq } = await store.databaseUpdates('now', stopping.signal)
    await book.refresh()
    if (parked === null) tryAgain(await findParked(surroundings))
    // A hub that was away may have come back from a backup, behind where its feeds were.
    for (const feed of [...feeds.values(), ...evidenceFeeds.values()]) feed.since = null
    status = 'ok'
    queue.add(codes(), 'sweep')
    queue.resume()
    while (!stopped()) {
      const rung = await waitForBell(lastSeq)
      lastSeq = rung?.lastSeq ?? lastSeq
      const known = new Set(codes())
      if (!rung || rung.databases.includes(DIRECTORY_DATABASE)) await book.refresh()
      const added = codes().filter((org) => !known.has(org))
      // What waited for somebody to decide on it may have waited for the one that is new.
      if (added.length > 0) tryAgain(await findParked(surroundings))
      // An organisation that has just been added may have been written to before it was known.
      queue.add(added, 'rang')
      const rang = new Set(rung?.databases)
      queue.add(
        codes().filter((org) => rang.has(orgDatabase(org)) || rang.has(evidenceDatabase(org))),
        'rang',
      )
      if (rung) continue
      tryAgain(await findFaults(surroundings))
      queue.add(codes(), 'sweep')
    }
  }

  /** Null when it is time to sweep. Rejects as well where an office has found the hub away meanwhile. */
  async function waitForBell(since: string) {
    const sweep = AbortSignal.timeout(SWEEP_MS)
    const signal = AbortSignal.any([stopping.signal, losing.signal, sweep])
    return store.databaseUpdates(since, signal).catch((failure) => {
      losing.signal.throwIfAborted()
      if (sweep.aborted && !stopped()) return null
      throw failure
    })
  }

  async function run(): Promise<void> {
    let pause = FIRST_PAUSE_MS
    while (!stopped()) {
      const [seen, caughtUp] = [sumOver('seen'), caughtUpAtMs]
      await follow().catch((failure) => {
        if (stopped()) return
        if (status === 'ok') status = 'waiting-for-hub'
        log.warn({ failure: describeFailure(failure), pause }, 'post office waits for the hub')
      })
      await queue.pause()
      if (sumOver('seen') !== seen || caughtUpAtMs !== caughtUp) pause = FIRST_PAUSE_MS
      if (!stopped()) await rest(pause, stopping.signal)
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS)
    }
  }

  const sumOver = (field: 'seen' | 'pending') =>
    [...feeds.values()].reduce((sum, feed) => sum + feed[field], 0)
  function state(): PostOfficeState {
    const caughtUp = status === 'ok' && queue.size() === 0 && troubled.count() === 0
    return {
      status,
      caughtUp,
      caughtUpAt: caughtUpAtMs === null ? null : new Date(caughtUpAtMs).toISOString(),
      lagSeconds: caughtUp ? 0 : (nowMs() - (caughtUpAtMs ?? startedAtMs)) / 1000,
      changesSeen: sumOver('seen'),
      officesWaiting: queue.size(),
      changesWaiting: sumOver('pending'),
      officesInTrouble: troubled.count(),
    }
  }

  const running = run()
  return {
    state,
    async stop() {
      stopping.abort()
      troubled.stop()
      const done = new AbortController()
      await Promise.race([running.finally(() => done.abort()), rest(stopWithinMs, done.signal)])
    },
  }
}

/** Ends early, and quietly, where `signal` says so. */
async function rest(ms: number, signal: AbortSignal): Promise<void> {
  await later(ms, undefined, { signal }).catch(() => {})
}
