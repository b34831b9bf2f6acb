/** One thing that lies before this organisation to be decided: small, for a list of thousands. */
export interface ReviewRow {
  readonly subject: string
  readonly about: 'registration' | 'group'
  /**
   * `open`: to be decided here. `decided`: decided on this or a neighbouring desk, the hub has not answered yet. `returned`: back at the
   * applicant. `closed`: approved or refused for good.
   */
  readonly state: 'open' | 'decided' | 'returned' | 'closed'
  /** The submission that waits, or the last one. */
  readonly factId: string
  /** The group's name, or the resident's. */
  readonly name: string
  /** Code of the applying organisation. */
  readonly org: string
  readonly openedOn: string | null
  readonly dueOn: string | null
  /** A guardian's consent admits this person: it has to be opened one by one. */
  readonly needsConsentOpened: boolean
  /** How many times it was submitted. */
  readonly submissions: number
  readonly factIds: readonly string[]
}
