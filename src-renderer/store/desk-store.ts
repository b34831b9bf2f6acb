import type { AnyFact } from '#domain/fact'
import type { FactBody, FactKind } from '#domain/facts/fact-kinds'

/** A fact before the store has given it its id, running number, clock and writer. */
export type NewFact = { [K in FactKind]: { subject: string; kind: K; body: FactBody<K> } }[FactKind]

/** One row of the roster: the folded state of one registration, small enough to hold 100,000 of them. */
export interface RegistrationRow {
  readonly subject: string
  readonly status: RegistrationStatus
  readonly fullName: string
  readonly sex: 'male' | 'female' | null
  readonly bornOn: string | null
  readonly standing: string | null
  readonly noticeGroup: string | null
  readonly employment: string | null
  readonly documentKey: string
  readonly provisionalNumber: string
  readonly volunteerNumber: string
  readonly desk: string
  readonly registeredAt: string
  /** Lower-case text that a search looks into: name, pinyin, initials, last four of the document, phone, numbers. */
  readonly searchText: string
  readonly factIds: readonly string[]
}

// Moves to domain/registration/registration.ts with the fold; kept here until it lands.
export type RegistrationStatus = string

/** What a desk keeps on its own disk. Pages and replication see this, never RxDB. */
export interface DeskStore {
  /**
   * Saves one fact for good and answers it as saved. Running numbers are given one after another, so they have no gaps.
   * Rejects with `StoreFailure` where the disk refuses; nothing is numbered then.
   */
  append(fact: NewFact): Promise<AnyFact>
  /** All facts about one subject, in causal order. */
  factsOf(subject: string): Promise<readonly AnyFact[]>
  /** Calls back now and on every change of the facts about a subject. */
  watchFactsOf(subject: string, listener: (facts: readonly AnyFact[]) => void): () => void
  /** The registration with this document, if this desk knows one (`domain` builds the key). */
  findByDocument(documentKey: string): Promise<RegistrationRow | null>
  /** The whole roster, kept in memory, newest first; called again after each change, in batches. */
  watchRoster(listener: (roster: readonly RegistrationRow[]) => void): () => void

  saveDraft(draft: SavedDraft): Promise<void>
  drafts(): Promise<readonly SavedDraft[]>
  removeDraft(id: string): Promise<void>

  close(): Promise<void>
}

/** A form in the middle of being filled in. `content` may be anything an earlier version wrote: readers must not trust it. */
export interface SavedDraft {
  readonly id: string
  readonly form: 'registration'
  readonly savedAt: string
  readonly content: unknown
}
