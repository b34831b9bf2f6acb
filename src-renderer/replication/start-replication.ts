import { orgDatabase } from '#contracts/hub-databases'
import { unreachable } from '#domain/result'
import type { FactExchange } from '../store/fact-exchange.ts'
import { type Alarm, createAlarm, UNTIL_IT_RINGS } from './alarm.ts'
import { HEARTBEAT_MS } from './ask-feed.ts'
import { backOffDelay } from './back-off.ts'
import type { Clock } from './clock.ts'
import { findUnsent } from './find-unsent.ts'
import { followDirectory } from './follow-directory.ts'
import { type Loop, openHealthModel, type Trouble } from './health-model.ts'
import type { HubConnection } from './hub-connection.ts'
import { createHubSession, type KeptOut } from './hub-session.ts'
import { openPulling } from './pull-facts.ts'
import { openPushing } from './push-facts.ts'
import type { Replication } from './replication.ts'
import type { HubLine } from './send-facts.ts'

export interface ReplicationOptions {
  readonly exchange: FactExchange
  readonly connection: HubConnection
  readonly desk: string
  readonly org: string
  readonly clock: Clock
  readonly random: () => number
  /** A failure of this machine (the disk), for the log. */
  readonly onFailure: (error: unknown) => void
}

/** Not a byte for so long, and the line counts as dead. */
const SILENCE_MS = 30_000
/** Two heartbeats may be late; three are not. */
const FEED_SILENCE_MS = HEARTBEAT_MS * 2.5
/** A feed asked for once and never again would keep a revoked desk listening for as long as nothing happens in its office. */
const FEED_RENEWED_MS = 10 * 60_000
/** Somebody has to do something first; and wrong passwords, often repeated, would lock the account (CouchDB: five minutes). */
const KEPT_OUT_MS: Readonly<Record<KeptOut, number>> = {
  'wrong-credential': 10 * 60_000,
  locked: 6 * 60_000,
  revoked: 10 * 60_000,
  'no-access': 5 * 60_000,
}

/** Two loops, one for each direction; neither ever waits for the other. */
export async function startReplication(options: ReplicationOptions): Promise<Replication> {
  const { exchange, clock, random, desk } = options
  const stop = new AbortController()
  const [pushing, pulling, health] = await Promise.all([
    openPushing(exchange, clock),
    openPulling(exchange, desk, clock),
    openHealthModel(exchange, clock),
  ])
  const line: HubLine = {
    session: createHubSession(options.connection, clock, {
      isRevoked: () => health.get().revokedSince !== null,
      learn(revoked) {
        health.standing(revoked)
        // A feed that was opened before would still be served.
        if (revoked) poll.abort()
      },
    }),
    database: orgDatabase(options.org),
    silenceMs: SILENCE_MS,
    stop: stop.signal,
    onLife: health.life,
    onSkew: health.skew,
  }
  const directory = await followDirectory(exchange, line, clock, options.onFailure)
  const alarms: Readonly<Record<Loop, Alarm>> = {
    push: createAlarm(clock, stop.signal),
    pull: createAlarm(clock, stop.signal),
  }
  const failures: Record<Loop, number> = { push: 0, pull: 0 }
  let refusedToRetry = new Set(exchange.refused.all.get().map(({ factId }) => factId))
  /** Running numbers that the hub took and, by its own word, lacks. */
  let missing: readonly number[] = health.get().receipt?.missing ?? []
  /** False until the hub has shown that it still holds what it took: while it was away it may have come back from a backup. */
  let isSameHub = false
  let poll = new AbortController()
  let caughtUp = false

  /** The loop is served: and where it was not before, the other one need not wait any longer either. */
  function served(loop: Loop): void {
    const other = loop === 'push' ? 'pull' : 'push'
    if (failures[loop] > 0 && failures[other] > 0) alarms[other].ring()
    failures[loop] = 0
    health.served(loop)
  }
  async function waitAfter(loop: Loop, trouble: Trouble): Promise<void> {
    failures[loop] += 1
    const delay =
      trouble.phase === 'no-hub' || trouble.phase === 'store-failed'
        ? backOffDelay(failures[loop], random)
        : KEPT_OUT_MS[trouble.phase]
    health.trouble(loop, trouble, clock.now() + delay)
    await alarms[loop].wait(delay)
  }

  async function push(): Promise<void> {
    const [retried, lost, sentBefore] = [[...refusedToRetry], missing, pushing.sentThrough()]
    const waiting = exchange.lastNumber() - pushing.sentThrough()
    // Before they are sent: a page of the feed may name them before the answer to their request is here.
    if (waiting > 0) pulling.expectEcho(waiting)
    const answer = !isSameHub
      ? await pushing.goBackToHeld(line)
      : retried.length > 0
        ? await pushing.retryRefused(retried, line)
        : lost.length > 0
          ? await pushing.sendAgain(lost, line)
          : await pushing.pushSome(line)
    switch (answer.outcome) {
      case 'held':
        isSameHub = true
        if (answer.through < sentBefore) lookAgain()
        served('push')
        return health.recount(pushing.sentThrough())
      case 'idle':
        health.idle('push')
        return alarms.push.wait(UNTIL_IT_RINGS)
      case 'progress':
        for (const factId of retried) refusedToRetry.delete(factId)
        // A receipt that came meanwhile knows more.
        if (retried.length === 0 && missing === lost) missing = []
        pulling.expectEcho(answer.sent)
        served('push')
        return health.recount(pushing.sentThrough())
      case 'stuck':
        return waitAfter('push', { phase: 'no-hub', reason: 'hub-failed' })
      case 'no-hub':
        return waitAfter('push', { phase: 'no-hub', reason: answer.reason })
      case 'kept-out':
        return waitAfter('push', { phase: answer.because })
      case 'stopped':
        return
      default:
        return unreachable(answer)
    }
  }

  async function pull(): Promise<void> {
    const live = caughtUp
    poll = new AbortController()
    const stopped = AbortSignal.any([stop.signal, poll.signal])
    const answered = new AbortController()
    if (live) void renewInTime(poll, answered.signal)
    const answer = await pulling
      .pullSome(live ? { ...line, stop: stopped, silenceMs: FEED_SILENCE_MS } : line, live)
      .finally(() => answered.abort())
    switch (answer.outcome) {
      case 'progress':
        caughtUp = answer.pending === 0
        served('pull')
        health.pulled(answer)
        if (answer.newRules) retryRefused()
        if (answer.receipt) missing = answer.receipt.missing
        if (!isSameHub || missing.length > 0) alarms.push.ring()
        directory.look(answer.received > 0 ? 'news' : 'served')
        return
      case 'no-hub':
        caughtUp = false
        isSameHub = false
        return waitAfter('pull', { phase: 'no-hub', reason: answer.reason })
      case 'kept-out':
        caughtUp = false
        return waitAfter('pull', { phase: answer.because })
      case 'stopped':
        return
      default:
        return unreachable(answer)
    }
  }

  function lookAgain(): void {
    pulling.beginAgain()
    caughtUp = false
    poll.abort()
  }

  /** Ends a long-poll that has nothing to tell, so that it is asked for anew. */
  async function renewInTime(feed: AbortController, answered: AbortSignal): Promise<void> {
    await clock.sleep(FEED_RENEWED_MS, answered)
    feed.abort()
  }
  function retryRefused(factIds = exchange.refused.all.get().map(({ factId }) => factId)): void {
    refusedToRetry = new Set([...refusedToRetry, ...factIds])
    alarms.push.ring()
  }
  /** Nothing ends a loop but `stop`: a failure of this machine's disk is told and tried again. */
  async function forever(loop: Loop, step: () => Promise<void>): Promise<void> {
    while (!stop.signal.aborted) {
      try {
        await step()
      } catch (error) {
        options.onFailure(error)
        await waitAfter(loop, { phase: 'store-failed' })
      }
    }
  }

  const unwatch = exchange.onAppended(() => {
    health.recount(pushing.sentThrough()).catch(options.onFailure)
    alarms.push.ring()
  })
  await health.recount(pushing.sentThrough())
  const loops = Promise.all([forever('push', push), forever('pull', pull)])
  return {
    health: () => health.get(),
    watch: (listener) => health.watch(listener),
    syncNow() {
      // A short question first: its answer tells at once whether the hub is there.
      caughtUp = false
      directory.look('asked')
      poll.abort()
      alarms.pull.ring()
      alarms.push.ring()
    },
    sentThrough: () => pushing.sentThrough(),
    retryRefused,
    unsent: () => findUnsent(exchange, pushing.sentThrough()),
    async stop() {
      unwatch()
      stop.abort()
      await Promise.all([loops, directory.ended])
      health.stopped()
    },
  }
}
