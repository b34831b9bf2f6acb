import type { RegistrationRow } from '../../store/registration-row.ts'

export interface ToAnswer {
  readonly row: RegistrationRow
  readonly answerBy: string
}

/** Everybody whose dispute this office has to answer, the most urgent first. */
export function findToAnswer(roster: readonly RegistrationRow[]): readonly ToAnswer[] {
  return roster
    .flatMap((row) => (row.answerDisputeBy === null ? [] : [{ row, answerBy: row.answerDisputeBy }]))
    .sort((one, other) => (one.answerBy < other.answerBy ? -1 : one.answerBy > other.answerBy ? 1 : 0))
}
