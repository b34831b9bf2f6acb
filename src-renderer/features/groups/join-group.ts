import type { Organisation } from '#contracts/enrolment'
import { briefOf, consentStateOn, mayTakePart } from '#domain/consent/consent-record'
import { isGroupActionPermitted } from '#domain/groups/permitted-group-actions'
import type { PlainDate } from '#domain/plain-date'
import type { AdmissionProblem } from '#domain/registration/admission-problem'
import { isPermitted } from '#domain/registration/permitted-actions'
import type { Registration } from '#domain/registration/registration'
import { accepted, type Result, rejected } from '#domain/result'
import { tidyLine } from '#domain/text/normalise-text'
import type { DeskStore } from '../../store/desk-store.ts'
import type { KnownGroup } from './build-group-tree.ts'

type Member = Pick<Registration, 'subject' | 'status' | 'groups'>
type Volunteer = Member & Pick<Registration, 'consent'>
interface Ports {
  readonly today: PlainDate
  readonly store: DeskStore
}

/** In characters; `GroupLeft` keeps no more. */
const LONGEST_REASON = 200

/**
 * Groups that a volunteer of this office may join: registered ones of the office itself, and of the corps above, which takes members as
 * every team does (notice, sections 3 and 4.3). Those joined already are left out.
 */
export function findJoinableGroups(
  groups: readonly KnownGroup[],
  own: Pick<Organisation, 'code' | 'parent'>,
  joined: readonly string[],
): readonly KnownGroup[] {
  return groups.filter(
    ({ subject, status, org }) =>
      isGroupActionPermitted(status, 'take-members') &&
      (org === own.code || org === own.parent) &&
      !joined.includes(subject),
  )
}

/** A volunteer whose consent holds today: where it has lapsed, nothing new is begun until there is another. */
export function mayJoinGroups(
  { status, consent }: Pick<Volunteer, 'status' | 'consent'>,
  today: PlainDate,
): boolean {
  return isPermitted(status, 'join-group') && mayTakePart(consentStateOn(briefOf(consent), today))
}

/** A volunteer joins one of `joinable`. Rejects with `StoreFailure` where the disk refuses. */
export async function joinGroup(
  member: Volunteer,
  group: string,
  joinable: readonly KnownGroup[],
  { today, store }: Ports,
): Promise<Result<string, AdmissionProblem>> {
  if (group === '') return rejected<AdmissionProblem>({ code: 'required', field: 'group' })
  const isOffered = joinable.some(({ subject }) => subject === group)
  if (!isOffered || !mayJoinGroups(member, today)) {
    return rejected<AdmissionProblem>({ code: 'unknown-code', field: 'group', value: group })
  }
  await store.append({ subject: member.subject, kind: 'group-joined', body: { group, on: today } })
  return accepted(group)
}

/** A volunteer leaves a group, and says why. Whoever is a member may leave, whatever became of the registration. */
export async function leaveGroup(
  member: Member,
  group: string,
  typedReason: string,
  { today, store }: Ports,
): Promise<Result<string, AdmissionProblem>> {
  const reason = tidyLine(typedReason)
  const field = 'leaveReason'
  if (!member.groups.includes(group)) {
    return rejected<AdmissionProblem>({ code: 'unknown-code', field: 'group', value: group })
  }
  if (reason === '') return rejected<AdmissionProblem>({ code: 'required', field })
  if (reason.length > LONGEST_REASON) {
    return rejected<AdmissionProblem>({ code: 'too-long', field, maximum: LONGEST_REASON })
  }
  await store.append({ subject: member.subject, kind: 'group-left', body: { group, on: today, reason } })
  return accepted(group)
}
