import type { AdmissionProblem } from '#domain/registration/admission-problem'
import type { FormStep } from './saved-form.ts'

const CONSENT_FIELDS = ['ownConsent', 'guardianConsent', 'oathRead'] as const

/** On which step of the form a field stands. */
export function stepOfField(field: string): Exclude<FormStep, 'saved'> {
  return CONSENT_FIELDS.some((root) => field === root || field.startsWith(`${root}.`))
    ? 'consent'
    : 'resident'
}

/** Problems of one step, in the order in which the rules found them. */
export function problemsOfStep(
  problems: readonly AdmissionProblem[],
  step: Exclude<FormStep, 'saved'>,
): readonly AdmissionProblem[] {
  return problems.filter((problem) => stepOfField(problem.field) === step)
}
