/** What can keep a dispute, an answer to one, a transfer or a withdrawal from being written down. */
export type ClaimProblem =
  | { readonly code: 'words-missing' | 'words-too-long' }
  | { readonly code: 'date-wrong' | 'date-in-the-future' }
  | {
      readonly code: 'name-missing' | 'relation-missing' | 'heard-missing' | 'by-missing' | 'because-missing'
    }
  | { readonly code: 'consent-missing' | 'answer-missing' | 'shown-by-missing' }
  /** The state of the registration does not allow it, or no longer. */
  | { readonly code: 'not-permitted' }
