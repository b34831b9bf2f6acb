import type { DeskIdentity } from '#contracts/enrolment'
import { documentKey } from '#domain/identity-document/document-key'
import type { PlainDate } from '#domain/plain-date'
import type { FoundStanding } from '#domain/registration/find-standing'
import { type ResidentDraft, readResidentDraft } from '#domain/registration/resident-draft'
import type { DeskStore } from '../../store/desk-store.ts'
import { toStoreFailure } from '../../store/store-failure.ts'
import { applyChange, expectGuardianPhone, findDraftStanding } from './apply-change.ts'
import { completeDraft, type ShownNotice } from './complete-draft.ts'
import { type FieldValue, readText } from './draft-paths.ts'
import type { Correction, FormNotice, FormState } from './form-state.ts'
import { keepLatest } from './keep-latest.ts'
import { readDraftDocument } from './read-document.ts'
import { readSavedForm, type SavedForm } from './saved-form.ts'
import { startDraft, startNextChild } from './start-draft.ts'
import { problemsOfStep, stepOfField } from './step-of-field.ts'
import { submitCorrection } from './submit-correction.ts'
import { findDraftProblems, submitRegistration } from './submit-registration.ts'

export interface FormPorts {
  readonly identity: DeskIdentity
  readonly store: DeskStore
  readonly newId: () => string
  readonly now: () => Date
  readonly today: () => PlainDate
  readonly notice: (needs: FoundStanding['needs']) => ShownNotice
}

export type RegistrationForm = ReturnType<typeof createRegistrationForm>

/** The registration form without its page: one state, and the few things a worker can do to it. */
export function createRegistrationForm(ports: FormPorts) {
  const { identity, store } = ports
  const desk = identity.desk.code
  const listeners = new Set<() => void>()
  const drafts = keepLatest(store.saveDraft.bind(store))
  /** What the next child of the same guardian starts from. */
  let previous: ResidentDraft | null = null
  let state = derive(emptyState(null))

  function emptyState(notice: FormNotice | null): FormState {
    return {
      subject: `registration:${ports.newId()}`,
      correction: null,
      draft: startDraft(identity.organisation),
      step: 'resident',
      focus: null,
      reading: null,
      standing: null,
      problems: [],
      shown: new Set(),
      existing: null,
      notice,
      saving: false,
      saved: null,
    }
  }

  function complete(draft: ResidentDraft): ResidentDraft {
    const today = ports.today()
    const standing = findDraftStanding(draft, today)
    return completeDraft(draft, { today, standing, notice: ports.notice })
  }

  function derive(next: FormState): FormState {
    const today = ports.today()
    return {
      ...next,
      reading: readDraftDocument(next.draft, today),
      standing: findDraftStanding(next.draft, today),
      problems: next.saved ? [] : findDraftProblems(complete(next.draft), desk, today),
    }
  }

  function show(next: FormState): void {
    state = next
    for (const listener of listeners) listener()
  }

  function keepDraft(): void {
    const { subject, draft, step, focus, correction } = state
    if (step === 'saved') return
    const content: SavedForm = { version: 1, subject, draft, step, focus, correction }
    drafts.keep({ id: subject, form: 'registration', savedAt: ports.now().toISOString(), content })
  }

  async function lookForExisting(): Promise<void> {
    const { reading, subject } = state
    const found = reading === null ? null : await store.findByDocument(documentKey(reading.document))
    // The number may have changed while the roster was searched: an answer to an old question is dropped.
    if (state.reading?.document.number !== reading?.document.number) return
    const existing = found && found.subject !== subject ? found : null
    if (existing?.subject !== state.existing?.subject) show({ ...state, existing })
  }

  function change(path: string, value: FieldValue | object): void {
    const shown = new Set(state.shown)
    shown.delete(path)
    const draft = applyChange(state.draft, path, value as FieldValue, ports.today())
    show(derive({ ...state, draft, shown, focus: path, notice: null }))
    keepDraft()
    if (path.startsWith('document.')) void lookForExisting()
  }

  return {
    state: () => state,
    watch(listener: () => void): () => void {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },

    change,

    /** A field was left: what is wrong with it may be said now. An empty one is not nagged about before the step is closed. */
    leave(path: string): void {
      if (readText(state.draft, path).trim() === '' || state.shown.has(path)) return
      show({ ...state, shown: new Set([...state.shown, path]) })
    },

    focusAt(path: string): void {
      if (state.focus === path) return
      state = { ...state, focus: path }
      keepDraft()
    },

    changeReason(reason: string): void {
      if (state.correction === null) return
      show({ ...state, correction: { ...state.correction, reason } })
      keepDraft()
    },

    /** Goes on to the consent, or stays and answers the first field that keeps it from doing so. */
    closeResidentStep(): string | null {
      const problems = problemsOfStep(state.problems, 'resident')
      if (problems.length > 0) return showProblems(problems.map((problem) => problem.field))
      const draft = expectGuardianPhone(state.draft)
      show(derive({ ...state, draft, step: 'consent', focus: null, notice: null }))
      keepDraft()
      return null
    },

    backToResident(): void {
      show({ ...state, step: 'resident' })
      keepDraft()
    },

    /** Saves on this desk's disk and answers null, or answers the first field that keeps it from being saved. */
    async submit(): Promise<string | null> {
      if (state.saving || state.step === 'saved') return null
      const { subject, correction } = state
      const draft = complete(state.draft)
      const today = ports.today()
      show({ ...state, saving: true, notice: null })
      try {
        const answer = correction
          ? await submitCorrection(subject, draft, correction, { today, store })
          : await submitRegistration(subject, draft, { desk, today, store })
        if (!answer.ok) {
          show({ ...state, saving: false, problems: answer.problems })
          return showProblems(answer.problems.map((problem) => problem.field))
        }
        if (answer.value === 'nothing-changed') {
          show({ ...state, saving: false, notice: { code: 'nothing-changed' } })
          return null
        }
        previous = state.draft
        show({ ...state, saving: false, step: 'saved', saved: answer.value, problems: [] })
      } catch (error) {
        const { reason } = toStoreFailure(error)
        show({ ...state, saving: false, notice: { code: 'not-saved', reason } })
        return null
      }
      await discardDraft(subject)
      return null
    },

    startFresh: () => startOver(null),

    /** The resident or guardian said no: nothing is registered, and what was typed leaves this computer. */
    refuse: () => startOver({ code: 'refused-by-resident' }),

    async startNextChild(): Promise<void> {
      const guardianOf = previous
      await startOver(null)
      if (guardianOf === null) return
      show(derive({ ...state, draft: startNextChild(guardianOf, identity.organisation) }))
      keepDraft()
    },

    /** Opens a registration of this desk to be put right. */
    async startCorrection(subject: string, before: Correction['before']): Promise<void> {
      await startOver(null)
      const draft = readResidentDraft(before)
      show(derive({ ...state, subject, draft, correction: { before, reason: '' } }))
      keepDraft()
    },

    /** After a start, a crash or a power cut: goes on where the newest readable draft was left. */
    async resume(): Promise<void> {
      const saved = await store.drafts()
      const read = saved.map((draft) => readSavedForm(draft.content))
      const newest = await findUnfinished(read.filter((form) => form !== null))
      const unreadable = read.some((form) => form === null)
      if (!newest) {
        if (unreadable) show({ ...state, notice: { code: 'unreadable-draft' } })
        return
      }
      const { subject, draft, step, focus, correction } = newest
      const notice: FormNotice = { code: unreadable ? 'unreadable-draft' : 'resumed' }
      show(derive({ ...state, subject, draft, step, focus, correction, notice }))
      void lookForExisting()
    },

    /** Answers once everything typed is on the disk. */
    flush: () => drafts.flush(),
  }

  /** A power cut between saving and forgetting the draft leaves the draft of someone who is registered: it is done with. */
  async function findUnfinished(forms: readonly SavedForm[]): Promise<SavedForm | null> {
    for (const form of forms) {
      const done = form.correction === null && (await store.factsOf(form.subject)).length > 0
      if (!done) return form
      await store.removeDraft(form.subject)
    }
    return null
  }

  function showProblems(fields: readonly string[]): string | null {
    const [first] = fields
    if (first === undefined) return null
    const step = stepOfField(first)
    show({ ...state, step, shown: new Set([...state.shown, ...fields]), focus: first })
    return first
  }

  async function discardDraft(subject: string): Promise<void> {
    await drafts.settle()
    await store.removeDraft(subject)
  }

  async function startOver(notice: FormNotice | null): Promise<void> {
    const left = state.subject
    show(derive(emptyState(notice)))
    await discardDraft(left)
  }
}
