/** What the hub tells an organisation about those below it: no person's name, nothing to decide here. */
export type NoticeRow = LateReviewNotice | DisputeNotice

interface Notice {
  /** `late:<submission>` or `dispute:<dispute>`: one row, however many facts are about it. */
  readonly subject: string
  /** When the hub first told it, by the hub's own wall clock. */
  readonly at: string
  readonly factIds: readonly string[]
}

/** An organisation below is late with a decision. */
export interface LateReviewNotice extends Notice {
  readonly notice: 'review-late'
  /** Id of the submission that waits; it begins with its subject. */
  readonly answers: string
  readonly about: 'registration' | 'group'
  /** The group's name, or the registration's provisional number. */
  readonly name: string
  readonly officeName: string
  readonly reviewerName: string
  readonly dueOn: string
}

/** An office below has to show a consent. */
export interface DisputeNotice extends Notice {
  readonly notice: 'dispute'
  /** The office whose counter heard it, and the one that must answer. */
  readonly openedAt: string
  readonly concerns: string
  /** Null where only the end of it has arrived so far. */
  readonly openedOn: string | null
  readonly answerBy: string | null
  /** Null while it is open. */
  readonly outcome: 'consent-shown' | 'no-consent-found' | null
}
