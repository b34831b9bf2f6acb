import type { DirectoryEntry } from '#contracts/directory'
import type { AnyFact } from '#domain/fact'
import type { FactBody, FactKind } from '#domain/facts/fact-kinds'
import type { GroupRow } from './group-row.ts'
import type { KeptSecrets } from './kept-secrets.ts'
import type { NoticeRow } from './notice-row.ts'
import type { RefusedFact } from './refused-fact.ts'
import type { RegistrationRow } from './registration-row.ts'
import type { ReviewRow } from './review-row.ts'

/** A fact before the store has given it its id, running number, clock and writer. */
export type NewFact = { [K in FactKind]: { subject: string; kind: K; body: FactBody<K> } }[FactKind]

/** What a desk keeps on its own disk. Pages and replication see this, never RxDB. */
export interface DeskStore {
  /**
   * Saves one fact for good and answers it as saved. Running numbers are given one after another, so they have no gaps;
   * a body that quotes its own number (the provisional number) is built by a function of it.
   * Rejects with `StoreFailure` where the disk refuses; nothing is numbered then.
   */
  append(fact: NewFact | ((n: number) => NewFact)): Promise<AnyFact>

  /** This desk's own facts with numbers above one and up to another, ascending. What can no longer be read as a fact is not among them. */
  ownFactsAfter(n: number, through: number): Promise<readonly AnyFact[]>
  /** This desk's last running number, 0 before the first. */
  lastNumber(): number
  /** All facts about one subject, in causal order. */
  factsOf(subject: string): Promise<readonly AnyFact[]>
  /** Calls back now and on every change of the facts about a subject. Answers the way to stop. */
  watchFactsOf(subject: string, listener: (facts: readonly AnyFact[]) => void): () => void

  /** The registration of this office with this document, if there is one (`domain` builds the key). Everything saved so far is seen. */
  findByDocument(documentKey: string): Promise<RegistrationRow | null>
  /** This office's roster, kept in memory, newest first; called again after each change, in batches. First call: when it is loaded. */
  watchRoster(listener: (roster: readonly RegistrationRow[]) => void): () => void
  /** Groups of this office and, at an organisation above others, those it has to decide on. Called like a watcher of the roster. */
  watchGroups(listener: (groups: readonly GroupRow[]) => void): () => void
  /** What lies before this organisation to be decided, and what it has decided. Called like a watcher of the roster. */
  watchReviews(listener: (reviews: readonly ReviewRow[]) => void): () => void
  /** What the hub tells about organisations below: late reviews, disputes. Called like a watcher of the roster. */
  watchNotices(listener: (notices: readonly NoticeRow[]) => void): () => void

  /**
   * Hands over every fact on this disk, those about one subject together, in no order: for what is asked once a year and has no list of
   * its own. Whoever has heard enough throws.
   */
  readEverything(
    visit: (facts: readonly AnyFact[]) => void,
    onProgress?: (progress: RebuildProgress) => void,
  ): Promise<void>

  /** Folds every list again from the facts. Safe at any time; the lists stay readable meanwhile. */
  rebuildRoster(onProgress?: (progress: RebuildProgress) => void): Promise<void>

  /** Facts that the hub refused: kept, shown, and sent again when the worker or a new rule says so. */
  watchRefused(listener: (refused: readonly RefusedFact[]) => void): () => void
  /** What the hub published last: organisations and the keys that certificates are checked with. Empty before the first contact. */
  watchDirectory(listener: (entries: readonly DirectoryEntry[]) => void): () => void

  /**
   * Takes running numbers for blank paper forms and answers the first of them; when it resolves the disk has them, and nobody gets them
   * again, whatever becomes of the paper. `count`: at least 1. Rejects with `StoreFailure`.
   */
  claimPaperNumbers(count: number): Promise<number>

  saveDraft(draft: SavedDraft): Promise<void>
  /** Newest first. A draft that cannot be read is among them, with its raw text as content. */
  drafts(): Promise<readonly SavedDraft[]>
  removeDraft(id: string): Promise<void>

  /** Bytes that nobody but this desk may read, a signing key for one: sealed with everything else that lies on its disk. */
  readonly secrets: KeptSecrets

  close(): Promise<void>
}

export interface RebuildProgress {
  /** Facts read so far, of how many. */
  readonly done: number
  readonly total: number
}

/** Forms that are kept while they are filled in, the drafts of each apart. */
export const DRAFTED_FORMS = ['registration', 'group'] as const
export type DraftedForm = (typeof DRAFTED_FORMS)[number]

/** A form in the middle of being filled in. `content` may be anything an earlier version wrote: readers must not trust it. */
export interface SavedDraft {
  readonly id: string
  readonly form: DraftedForm
  readonly savedAt: string
  readonly content: unknown
}
