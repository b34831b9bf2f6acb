import type { Review } from '#domain/review/review'

/** One thing that lies before this organisation to be decided: small, for a list of thousands. `domain/review/review.ts` explains. */
export interface ReviewRow
  extends Pick<
    Review,
    | 'subject'
    | 'about'
    | 'state'
    | 'outcome'
    | 'factId'
    | 'name'
    | 'submittedAt'
    | 'needsConsentOpened'
    | 'isReadable'
  > {
  /** Code of the applying organisation; empty where none of its submissions is here yet. */
  readonly org: string
  readonly openedOn: string | null
  readonly dueOn: string | null
  /** How many times it was submitted. */
  readonly submissions: number
  readonly factIds: readonly string[]
}
