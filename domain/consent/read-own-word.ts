import { type GuardianConsent, OWN_WILLS, UNDERSTANDINGS } from '../facts/guardian-consent.ts'
import { AGES } from '../policy/ages.ts'
import type { AdmissionProblem } from '../registration/admission-problem.ts'
import { readChoice } from '../registration/read-fields.ts'
import type { ResidentDraft } from '../registration/resident-draft.ts'
import { accepted, allOf, type Result, rejected } from '../result.ts'

const FIELD = 'guardianConsent'

type Draft = NonNullable<ResidentDraft['guardianConsent']>
/** The word of the person themselves, as the consent says it. */
export type OwnWord = Pick<GuardianConsent, 'ownView' | 'ownWill'>

/**
 * What the person says themselves: nobody is made a volunteer against their will, whatever the guardian says (Civil Code 35;
 * Regulations on Volunteer Services 25). A child is heard from 8 on; an adult under guardianship is asked in plain words, and
 * not being able to say is no objection.
 */
export function readOwnWord({ ownView, ownWill }: Draft, wardAge: number): Result<OwnWord, AdmissionProblem> {
  if (wardAge < AGES.limitedCapacity) return accepted({ ownView: null })
  // Adults were asked as children are before there were plain words; such a consent stands until it is given anew.
  const isAskedPlainly = wardAge >= AGES.majority && (ownWill != null || !ownView)
  return isAskedPlainly ? readOwnWill(ownWill) : readOwnView(ownView)
}

function readOwnView(raw: string | null | undefined): Result<OwnWord, AdmissionProblem> {
  const field = `${FIELD}.ownView`
  if (raw === 'disagrees') return rejected<AdmissionProblem>({ code: 'own-view-disagrees', field })
  return raw === 'agrees'
    ? accepted({ ownView: 'agrees' as const })
    : rejected<AdmissionProblem>({ code: 'own-view-missing', field })
}

function readOwnWill(will: Draft['ownWill']): Result<OwnWord, AdmissionProblem> {
  const read = allOf({
    understands: readAnswer(will?.understands, `${FIELD}.ownWill.understands`, UNDERSTANDINGS),
    says: readAnswer(will?.says, `${FIELD}.ownWill.says`, OWN_WILLS),
  })
  if (!read.ok) return read
  return read.value.says === 'objects'
    ? rejected<AdmissionProblem>({ code: 'own-view-disagrees', field: `${FIELD}.ownWill.says` })
    : accepted({ ownView: null, ownWill: read.value })
}

function readAnswer<Answer extends string>(
  raw: string | null | undefined,
  field: string,
  answers: readonly Answer[],
): Result<Answer, AdmissionProblem> {
  return raw
    ? readChoice(raw, field, answers)
    : rejected<AdmissionProblem>({ code: 'own-view-missing', field })
}
