import type { Organisation } from '#contracts/enrolment'
import type { PlainDate } from '#domain/plain-date'
import type { AdmissionContext } from '#domain/registration/admit-resident'
import { findDraftStanding } from './apply-change.ts'
import { type CompletionContext, completeDraft } from './complete-draft.ts'
import type { FormNotice, FormState } from './form-state.ts'
import { readDraftDocument } from './read-document.ts'
import { startDraft } from './start-draft.ts'
import { findDraftProblems } from './submit-registration.ts'

/** A form that nobody has typed in. */
export function emptyForm(subject: string, office: Organisation, notice: FormNotice | null): FormState {
  return {
    subject,
    correction: null,
    draft: startDraft(office),
    step: 'resident',
    focus: null,
    reading: null,
    standing: null,
    problems: [],
    shown: new Set(),
    existing: null,
    notice,
    kept: null,
    saving: false,
    saved: null,
  }
}

/** The draft as the rules get it today. */
export function completeForm(
  { draft }: FormState,
  today: PlainDate,
  notice: CompletionContext['notice'],
): FormState['draft'] {
  return completeDraft(draft, { today, standing: findDraftStanding(draft, today), notice })
}

export interface DerivingContext extends Required<AdmissionContext> {
  readonly desk: string
  readonly notice: CompletionContext['notice']
}

/** Everything that follows from the draft: what its number says, whose consent it needs, what is wrong with it. */
export function deriveForm(form: FormState, { desk, today, notice, policies }: DerivingContext): FormState {
  const draft = completeForm(form, today, notice)
  return {
    ...form,
    reading: readDraftDocument(form.draft, today),
    standing: findDraftStanding(form.draft, today),
    problems: form.saved ? [] : findDraftProblems(draft, desk, { today, policies }),
  }
}
