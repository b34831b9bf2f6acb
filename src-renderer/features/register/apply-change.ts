import { groundsFor } from '#domain/consent/guardianship-grounds'
import { GUARDIAN_RELATIONS } from '#domain/facts/guardian-consent'
import { findPlainDate, type PlainDate } from '#domain/plain-date'
import { AGES } from '#domain/policy/ages'
import { type FoundStanding, findStanding } from '#domain/registration/find-standing'
import type { ResidentDraft } from '#domain/registration/resident-draft'
import { type FieldValue, readText, writePath } from './draft-paths.ts'
import { type DocumentReading, readDraftDocument } from './read-document.ts'
import { suggestEmployment } from './suggest-employment.ts'

/** One change of one field, with everything that follows from it, so that nothing is typed that the form can know. */
export function applyChange(
  draft: ResidentDraft,
  path: string,
  value: FieldValue,
  today: PlainDate,
): ResidentDraft {
  const changed = writePath(draft, path, value)
  if (path === 'document.number' || path === 'document.type') {
    return followAge(followDocument(draft, changed, today), today)
  }
  if (path === 'bornOn') return followAge(changed, today)
  if (path === 'noticeGroup') return followGroup(draft, changed)
  if (path === 'guardianConsent.guardian.relation') return followRelation(changed, today)
  return changed
}

/** Whose consent the draft needs today; null while its birth date is not known. */
export function findDraftStanding(draft: ResidentDraft, today: PlainDate): FoundStanding | null {
  const bornOn = findPlainDate(readText(draft, 'bornOn'))
  return bornOn === null || bornOn > today ? null : findStanding(bornOn, today, draft.standing)
}

/** A child's phone that is the guardian's need not be typed again beside the guardian's name. */
export function expectGuardianPhone(draft: ResidentDraft): ResidentDraft {
  const at = 'guardianConsent.guardian.phone'
  const isGuardians = readText(draft, 'phone.owner') === 'guardian' && readText(draft, at) === ''
  return isGuardians ? writePath(draft, at, readText(draft, 'phone.number')) : draft
}

/** Birth date and sex come from the number, and go with it again when the number changes. What the worker typed stays. */
function followDocument(before: ResidentDraft, after: ResidentDraft, today: PlainDate): ResidentDraft {
  const old = readDraftDocument(before, today)
  const read = readDraftDocument(after, today)
  return followDerived(followDerived(after, 'bornOn', old, read), 'sex', old, read)
}

function followDerived(
  draft: ResidentDraft,
  field: 'bornOn' | 'sex',
  old: DocumentReading | null,
  read: DocumentReading | null,
): ResidentDraft {
  const current = readText(draft, field)
  const typedByHand = current !== '' && current !== old?.derived[field]
  return typedByHand ? draft : writePath(draft, field, read?.derived[field] ?? '')
}

function followAge(draft: ResidentDraft, today: PlainDate): ResidentDraft {
  const found = findDraftStanding(draft, today)
  if (found === null) return draft
  const declared = askPlainly(found.contradiction ? { ...draft, standing: null } : draft, found)
  return found.standing === 'minor' ? expectMinor(declared) : declared
}

/**
 * What somebody said when they were taken for a child is no answer of an adult's, who is asked in plain words. In a consent that is given
 * now it stays where it is, so that a mistyped number loses nothing: `completeDraft` leaves it out.
 */
function askPlainly(draft: ResidentDraft, { age }: FoundStanding): ResidentDraft {
  const at = 'guardianConsent.ownView'
  const wasGiven = readText(draft, 'guardianConsent.notice.version') !== ''
  return wasGiven && age >= AGES.majority && readText(draft, at) !== '' ? writePath(draft, at, null) : draft
}

/** A child's phone is mostly the guardian's, and a child is mostly at school; both stay open to change. */
function expectMinor(draft: ResidentDraft): ResidentDraft {
  const phoneUntouched = readText(draft, 'phone.number') === ''
  const guardians = phoneUntouched ? writePath(draft, 'phone.owner', 'guardian') : draft
  return readText(guardians, 'noticeGroup') === ''
    ? { ...guardians, noticeGroup: 'student', employment: suggestEmployment('student') }
    : guardians
}

function followGroup(before: ResidentDraft, after: ResidentDraft): ResidentDraft {
  const employment = readText(after, 'employment')
  const suggestedBefore = suggestEmployment(readText(before, 'noticeGroup'))
  return employment === '' || employment === suggestedBefore
    ? { ...after, employment: suggestEmployment(readText(after, 'noticeGroup')) }
    : after
}

/** A relation that leaves one ground, or makes one likely, brings it along; a ground that does not fit any more goes. */
function followRelation(draft: ResidentDraft, today: PlainDate): ResidentDraft {
  const at = 'guardianConsent.guardian.ground'
  const relation = GUARDIAN_RELATIONS.find(
    (known) => known === readText(draft, 'guardianConsent.guardian.relation'),
  )
  const age = findDraftStanding(draft, today)?.age
  if (relation === undefined || age === undefined) return draft
  const grounds = groundsFor(relation, age)
  return grounds.some((ground) => ground === readText(draft, at))
    ? draft
    : writePath(draft, at, grounds[0] ?? '')
}
