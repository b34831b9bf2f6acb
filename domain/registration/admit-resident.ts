import { readGuardianConsent } from '../consent/read-guardian-consent.ts'
import { readOwnConsent } from '../consent/read-own-consent.ts'
import type { ResidentRegistered, Standing } from '../facts/resident-registered.ts'
import type { PlainDate } from '../plain-date.ts'
import { dayOfPolicy, getMinorsPolicy, MINORS_POLICIES, type MinorsPolicy } from '../policy/minors-policy.ts'
import { accepted, allOf, type Result, rejected, unreachable } from '../result.ts'
import { tidyCode } from '../text/normalise-text.ts'
import type { AdmissionProblem } from './admission-problem.ts'
import { type FoundStanding, findStanding } from './find-standing.ts'
import { readRequiredLine } from './read-fields.ts'
import { type ReadIdentity, readIdentity } from './read-identity.ts'
import { readParticulars } from './read-particulars.ts'
import { type ResidentDraft, readResidentDraft } from './resident-draft.ts'

export interface AdmissionContext {
  /** The day the resident stands at the counter: ages and consents are judged on it. A rule for minors is that of the day of signing. */
  readonly today: PlainDate
  /** As the hub has published them; the program's own where nobody says. */
  readonly policies?: readonly MinorsPolicy[]
}

/**
 * Whether a resident may be registered, and the fact to write if so: everything normalised, standing derived from the birth date.
 * The desk calls it with its form, the hub with the body it was sent, so that a desk that bypasses the form gets the same answers.
 * Answers every problem found, each at its field, at most one a field.
 */
export function admitResident(
  raw: unknown,
  { today, policies = MINORS_POLICIES }: AdmissionContext,
): Result<ResidentRegistered, AdmissionProblem> {
  const draft = readResidentDraft(raw)
  const identity = readIdentity(draft, today)
  const found = identity.bornOn.ok
    ? findStanding(identity.bornOn.value, today, declaredStanding(draft))
    : null
  const read = allOf({
    identity: allOf({ document: identity.document, sex: identity.sex, bornOn: identity.bornOn }),
    particulars: readParticulars(draft),
    declared: checkDeclared(found),
    // Without a birth date nobody can say whose consent is needed; that problem is already told.
    consent:
      found === null
        ? rejected<AdmissionProblem>()
        : readConsent(draft, found, identity, { today, policies }),
  })
  if (!read.ok) return read
  const { identity: who, particulars, consent } = read.value
  return accepted({ ...who, ...particulars, ...consent })
}

/** An empty choice is no declaration. */
function declaredStanding(draft: ResidentDraft): string | null {
  return draft.standing ? draft.standing : null
}

function checkDeclared(found: FoundStanding | null): Result<null, AdmissionProblem> {
  return found?.contradiction
    ? rejected<AdmissionProblem>({ code: 'standing-contradicts-age', field: 'standing', age: found.age })
    : accepted(null)
}

function readConsent(
  draft: ResidentDraft,
  { standing, age }: { readonly standing: Standing; readonly age: number },
  identity: ReadIdentity,
  { today, policies }: Required<AdmissionContext>,
) {
  switch (standing) {
    case 'adult':
      return withStanding(standing, allOf({ ownConsent: readOwnConsent(draft.ownConsent, today) }))
    case 'self-supporting':
      return withStanding(
        standing,
        allOf({
          ownConsent: readOwnConsent(draft.ownConsent, today),
          wagesNote: readRequiredLine(draft.wagesNote, 'wagesNote', 120),
        }),
      )
    case 'minor':
    case 'adult-under-guardianship': {
      // Accompaniment is about taking part, so the rule is that of the place of service.
      const division = tidyCode(draft.serviceArea || draft.residence?.division || '')
      const guardianConsent = readGuardianConsent(draft.guardianConsent, {
        today,
        wardAge: age,
        wardBornOn: identity.bornOn.ok ? identity.bornOn.value : today,
        wardDocument: identity.document.ok ? identity.document.value : null,
        accompaniment: getMinorsPolicy(division, dayOfPolicy(draft.guardianConsent?.givenOn, today), policies)
          .accompaniment,
      })
      return withStanding(standing, allOf({ guardianConsent }))
    }
    default:
      return unreachable(standing)
  }
}

function withStanding<S extends Standing, Value extends object>(
  standing: S,
  read: Result<Value, AdmissionProblem>,
) {
  return read.ok ? accepted({ standing, ...read.value }) : read
}
