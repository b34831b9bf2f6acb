import type { Organisation } from '#contracts/enrolment'
import type { PlainDate } from '#domain/plain-date'
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

/** Everything that follows from the draft: what its number says, whose consent it needs, what is wrong with it. */
export function deriveForm(
  form: FormState,
  desk: string,
  today: PlainDate,
  notice: CompletionContext['notice'],
): FormState {
  return {
    ...form,
    reading: readDraftDocument(form.draft, today),
    standing: findDraftStanding(form.draft, today),
    problems: form.saved ? [] : findDraftProblems(completeForm(form, today, notice), desk, today),
  }
}
