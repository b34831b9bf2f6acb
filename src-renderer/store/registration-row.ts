import type { ConsentBrief } from '#domain/consent/consent-record'
import type { RegistrationStatus } from '#domain/registration/registration'

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
  /** Of the paper form that the consent was signed on; empty where there is none. */
  readonly paperNumber: string
  readonly desk: string
  readonly registeredAt: string
  /** What a day needs to tell how the consent stands (`consentStateOn`). */
  readonly consent: ConsentBrief
  /** The person says at another counter that they never agreed: until when this office has to show the consent. Null where it has not. */
  readonly answerDisputeBy: string | null
  /** Lower-case text that a search looks into: name, pinyin, initials, last four of the document, phone, numbers. */
  readonly searchText: string
  readonly factIds: readonly string[]
}
