import { z } from 'zod'
import type { DeskReceipt } from '#domain/facts/desk-receipt'
import type { FactExchange } from '../store/fact-exchange.ts'
import { createWatched } from '../store/watched.ts'
import type { Clock } from './clock.ts'
import { type NoHubReason, type SyncHealth, type SyncPhase, UNKNOWN_HEALTH } from './health.ts'
import type { KeptOut } from './hub-session.ts'

/** What keeps one of the two loops from going on. */
export type Trouble =
  | { readonly phase: 'no-hub'; readonly reason: NoHubReason }
  | { readonly phase: KeptOut | 'store-failed' }

export type Loop = 'push' | 'pull'

/** Collects what the loops see into one honest picture. */
export interface HealthModel {
  get(): SyncHealth
  watch(listener: (health: SyncHealth) => void): () => void
  trouble(loop: Loop, trouble: Trouble, retryAt: number): void
  /** The loop has been served by the hub. */
  served(loop: Loop): void
  /** The loop has nothing to do, so nothing can be wrong with it. */
  idle(loop: Loop): void
  life(): void
  skew(milliseconds: number): void
  /** The hub's word at a sign-in. */
  standing(revoked: boolean): void
  pulled(page: {
    readonly received: number
    readonly parked: number
    readonly pending: number | null
    readonly receipt: DeskReceipt | null
  }): void
  /** Counts what waits, after a save and after a push. */
  recount(sentThrough: number): Promise<void>
  stopped(): void
}

const CHECKPOINT = 'health'
/** A contact of this age is worth a write to the disk. */
const KEEP_AFTER_MS = 60_000
/** A download is many signs of life; watchers need not hear of each. */
const TELL_LIFE_AFTER_MS = 1000

const Kept = z.object({
  lastCompleteContact: z.number().nullable(),
  parked: z.number(),
  receipt: z.object({ through: z.number(), missing: z.array(z.number()).readonly() }).nullable(),
  revokedSince: z.number().nullable().default(null),
})

export async function openHealthModel(exchange: FactExchange, clock: Clock): Promise<HealthModel> {
  const kept = readKept(await exchange.findCheckpoint(CHECKPOINT))
  const health = createWatched<SyncHealth>({
    ...UNKNOWN_HEALTH,
    ...kept,
    receipt: kept?.receipt ? { ...kept.receipt, of: exchange.lastNumber() } : null,
  })
  const troubles = new Map<Loop, Trouble & { readonly retryAt: number }>()
  let served = false
  let caughtUp = false
  let ended = false
  let keptAt = Number.NEGATIVE_INFINITY
  let counted = 0
  let oldestAfter = -1
  exchange.refused.all.watch((refused) => set({ refused: refused.length }))

  function set(changes: Partial<SyncHealth>): void {
    const next = { ...health.get(), ...changes }
    const trouble = troubles.get('pull') ?? troubles.get('push')
    const phase = phaseOf(next, trouble)
    const complete =
      phase === 'up-to-date' ? (next.lastContact ?? next.lastCompleteContact) : next.lastCompleteContact
    health.set({
      ...next,
      phase,
      noHubReason: trouble?.phase === 'no-hub' ? trouble.reason : null,
      retryAt: trouble?.retryAt ?? null,
      lastCompleteContact: complete,
    })
    if (complete !== null && complete - keptAt > KEEP_AFTER_MS) keep()
  }
  function phaseOf(next: SyncHealth, trouble: Trouble | undefined): SyncPhase {
    if (ended) return 'stopped'
    if (trouble) return trouble.phase
    if (!served) return 'starting'
    if (!caughtUp) return 'catching-up'
    return next.waiting.count > 0 ? 'sending' : 'up-to-date'
  }
  function keep(): void {
    const { lastCompleteContact, parked, receipt, revokedSince } = health.get()
    keptAt = lastCompleteContact ?? keptAt
    const kept = { lastCompleteContact, parked, receipt, revokedSince } satisfies z.input<typeof Kept>
    const text = JSON.stringify(kept)
    // Only a comfort: where it cannot be written, the next contact will be.
    exchange.keepCheckpoint(CHECKPOINT, text).catch(() => undefined)
  }

  return {
    get: () => health.get(),
    watch: (listener) => health.watch(listener),
    trouble(loop, trouble, retryAt) {
      troubles.set(loop, { ...trouble, retryAt })
      if (loop === 'pull') caughtUp = false
      set({ incoming: null })
    },
    served(loop) {
      served = true
      troubles.delete(loop)
      set({ lastContact: clock.now() })
    },
    idle(loop) {
      if (troubles.delete(loop)) set({})
    },
    life() {
      const now = clock.now()
      if (now - (health.get().lastContact ?? 0) >= TELL_LIFE_AFTER_MS) set({ lastContact: now })
    },
    skew: (clockSkew) => set({ clockSkew }),
    standing(revoked) {
      if (revoked === (health.get().revokedSince !== null)) return
      set({ revokedSince: revoked ? clock.now() : null })
      keep()
    },
    pulled({ received, parked, pending, receipt }) {
      caughtUp = pending === 0
      const { incoming: before, ...now } = health.get()
      const incoming = caughtUp
        ? null
        : {
            received: (before?.received ?? 0) + received,
            pending,
            since: before?.since ?? clock.now(),
          }
      const newer = receipt && receipt.through >= (now.receipt?.through ?? 0)
      set({
        incoming,
        parked: now.parked + parked,
        receipt: newer
          ? { through: receipt.through, missing: receipt.missing, of: exchange.lastNumber() }
          : now.receipt,
      })
      if (parked > 0 || newer) keep()
    },
    async recount(sentThrough) {
      const last = exchange.lastNumber()
      const count = last - sentThrough
      counted += 1
      const recount = counted
      const { receipt, waiting } = health.get()
      set({
        // The count is told at once; the oldest is the same one as long as nothing was sent.
        waiting: { count, oldestAt: count > 0 && sentThrough === oldestAfter ? waiting.oldestAt : null },
        receipt: receipt && { ...receipt, of: last },
      })
      if (count === 0 || (sentThrough === oldestAfter && waiting.oldestAt !== null)) return
      const [oldest] = await exchange.outgoingAfter(sentThrough, 1)
      if (!oldest || recount !== counted) return
      oldestAfter = sentThrough
      set({ waiting: { count, oldestAt: String(JSON.parse(oldest.text).at) } })
    },
    stopped() {
      ended = true
      set({ incoming: null })
    },
  }
}

function readKept(text: string | null): z.infer<typeof Kept> | null {
  try {
    return Kept.parse(JSON.parse(text ?? 'null'))
  } catch {
    return null
  }
}
