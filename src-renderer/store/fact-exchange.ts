import type { AnyFact } from '#domain/fact'
import type { RefusedFacts } from './refused-facts.ts'

/** One of this desk's own facts, in the very text the hub gets. */
export interface OutgoingFact {
  readonly id: string
  readonly n: number
  readonly text: string
}

/** What replication needs of the store, and nothing else of it. */
export interface FactExchange {
  /** Own facts above a running number, ascending. */
  outgoingAfter(n: number, limit: number): Promise<readonly OutgoingFact[]>
  outgoingById(ids: readonly string[]): Promise<readonly OutgoingFact[]>
  /** This desk's last running number. */
  lastNumber(): number
  /** Calls back after each own fact that was saved. */
  onAppended(listener: () => void): () => void

  findKnown(ids: readonly string[]): Promise<ReadonlySet<string>>
  /** Keeps facts of other desks and of the hub; answers those that were new or replaced. When it resolves, the disk has them. */
  receive(facts: readonly AnyFact[]): Promise<readonly AnyFact[]>
  /** Keeps what came from the hub and is no fact at all, for whoever looks into it later. */
  park(documents: readonly { readonly id: string; readonly text: string }[]): Promise<void>

  readonly refused: RefusedFacts
  /** Ids of all that is kept of the directory. */
  directoryIds(): readonly string[]
  /** Directory entries as the hub published them, by id; null takes one out. When it resolves, the disk has them. */
  changeDirectory(changes: ReadonlyMap<string, unknown>): Promise<void>

  /** Where the loops stand; JSON text under a name. */
  findCheckpoint(name: string): Promise<string | null>
  keepCheckpoint(name: string, text: string): Promise<void>
}
