import { normaliseEnrolmentCode } from '#contracts/sealed-enrolment'

/** A one-time code as it stands on paper, in groups of four, however far it has been typed: `ABCD-EFGH`. */
export function groupCode(typed: string): string {
  return normaliseEnrolmentCode(typed).replace(/(.{4})(?=.)/gu, '$1-')
}
