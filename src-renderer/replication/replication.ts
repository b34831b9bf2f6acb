import type { AnyFact } from '#domain/fact'
import type { SyncHealth } from './health.ts'

/** The exchange of facts with the hub, running from `startReplication` until `stop`. */
export interface Replication {
  health(): SyncHealth
  /** Called after every change of health. Answers the way to stop watching. */
  watch(listener: (health: SyncHealth) => void): () => void
  /** Ends every waiting: the worker asked, the machine woke, the network came back. */
  syncNow(): void
  /** All own facts up to this running number are at the hub or set aside. */
  sentThrough(): number
  /** Sends refused facts again, now: the given ones, or all. */
  retryRefused(factIds?: readonly string[]): void
  /** Own facts that the hub has not taken, in the order of their running numbers; those it refused are among them. */
  unsent(): Promise<readonly AnyFact[]>
  /** Resolves when no request is under way and nothing more is written. */
  stop(): Promise<void>
}
