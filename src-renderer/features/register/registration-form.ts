import type { DeskIdentity } from '#contracts/enrolment'
import { documentKey } from '#domain/identity-document/document-key'
import type { PlainDate } from '#domain/plain-date'
import type { MinorsPolicy } from '#domain/policy/minors-policy'
import { type ResidentDraft, readResidentDraft } from '#domain/registration/resident-draft'
import type { EvidencePort } from '../../app/evidence-port.ts'
import type { DeskStore } from '../../store/desk-store.ts'
import { toStoreFailure } from '../../store/store-failure.ts'
import { drop } from '../../ui/drop.ts'
import { applyChange, expectGuardianPhone } from './apply-change.ts'
import type { CompletionContext } from './complete-draft.ts'
import { completeForm, deriveForm, emptyForm } from './derive-form.ts'
import { type FieldValue, readText } from './draft-paths.ts'
import { createDraftShelf, type DraftKind } from './draft-shelf.ts'
import type { ConsentAsked, Correction, FormNotice, FormState } from './form-state.ts'
import { recordRefusal } from './record-refusal.ts'
import { readSavedForm, type SavedForm } from './saved-form.ts'
import type { ScanInHand } from './scan-in-hand.ts'
import { createSigning } from './signing.ts'
import { startConsent, startNextChild } from './start-draft.ts'
import { problemsOfStep, stepOfField } from './step-of-field.ts'
import { submitConsent } from './submit-consent.ts'
import { submitCorrection } from './submit-correction.ts'
import { submitRegistration } from './submit-registration.ts'

export interface FormPorts {
  readonly identity: DeskIdentity
  readonly store: DeskStore
  readonly evidence: Pick<EvidencePort, 'keep'>
  readonly scan: ScanInHand
  readonly newId: () => string
  readonly now: () => Date
  readonly today: () => PlainDate
  readonly notice: CompletionContext['notice']
  readonly minorsPolicies: () => readonly MinorsPolicy[]
}

const SIGNATURE = 'guardianConsent.signature'
const REGISTRATION_DRAFT: DraftKind<SavedForm> = { form: 'registration', read: readSavedForm }

export type RegistrationForm = ReturnType<typeof createRegistrationForm>

/** The registration form without its page: one state, and the few things a worker can do to it. */
export function createRegistrationForm(ports: FormPorts) {
  const { identity, store, evidence, scan } = ports
  const desk = identity.desk.code
  const listeners = new Set<() => void>()
  const shelf = createDraftShelf(store, REGISTRATION_DRAFT, ports.now, {
    onKept: sayKept,
    onFailure: sayNotSaved,
  })
  /** What the next child of the same guardian starts from. */
  let previous: ResidentDraft | null = null
  let state = derive(empty(null))
  const signing = createSigning(
    (image) => put(SIGNATURE, { form: 'on-screen', image, paperNumber: null }),
    (error) => drop(Promise.reject(error)),
  )

  return {
    state: () => state,
    watch(listener: () => void): () => void {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },

    /** A field got another value, by hand or by scanner. Its problem is not said before it is left. */
    change(path: string, value: FieldValue): void {
      if (path.startsWith(SIGNATURE)) signing.forget()
      put(path, value)
      if (path.startsWith('document.')) drop(lookForExisting())
    },

    /** The guardian has drawn a stroke. Nothing is saved before its image is in the draft. */
    sign: signing.draw,

    /** A field was left: what is wrong with it may be said now. An empty one is not nagged about before the step is closed. */
    leave(path: string): void {
      if (readText(state.draft, path).trim() === '' || state.shown.has(path)) return
      show({ ...state, shown: new Set([...state.shown, path]) })
    },

    /** The cursor moved: a power cut will resume here. */
    focusAt(path: string): void {
      if (state.focus === path) return
      state = { ...state, focus: path }
      keep()
    },

    changeReason(reason: string): void {
      if (state.correction === null) return
      const shown = new Set(state.shown)
      shown.delete('reason')
      show({ ...state, shown, correction: { ...state.correction, reason } })
      keep()
    },

    /** Goes on to the consent, or stays; answers whether it went on. */
    closeResidentStep(): boolean {
      const problems = problemsOfStep(state.problems, 'resident')
      if (problems.length > 0) {
        showProblems(problems.map((problem) => problem.field))
        return false
      }
      const draft = expectGuardianPhone(state.draft)
      show(derive({ ...state, draft, step: 'consent', focus: null, notice: null }))
      keep()
      return true
    },

    backToResident(): void {
      show({ ...state, step: 'resident', focus: null })
      keep()
    },

    submit,
    startFresh: () => startOver(null),

    /** The resident or guardian said no: that is kept, nobody is registered by it, and what was typed leaves this computer. */
    async refuse(): Promise<void> {
      const { standing, correction } = state
      try {
        const notice = ports.notice(standing?.needs ?? 'own-consent')
        await recordRefusal(state, notice, { today: ports.today(), store })
      } catch (error) {
        sayNotSaved(error)
        return
      }
      await startOver({ code: correction === null ? 'refused-by-resident' : 'refused-anew' })
    },

    async startNextChild(): Promise<void> {
      if (previous === null) return startOver(null)
      // At once, not after the old draft is gone: what is typed meanwhile would be lost.
      await startOver(null, startNextChild(previous, identity.organisation))
      keep()
    },

    /** Opens a registration of this office to be put right. */
    async startCorrection(subject: string, before: Correction['before']): Promise<void> {
      await startOver(null)
      const draft = readResidentDraft(before)
      show(derive({ ...state, subject, draft, correction: { before, reason: '' } }))
      keep()
    },

    /** Asks somebody who is registered for a new consent: the guardian, or from 18 on the person. */
    async startConsent(subject: string, before: Correction['before'], consent: ConsentAsked): Promise<void> {
      await startOver(null)
      const draft = startConsent(readResidentDraft(before))
      show(derive({ ...state, subject, draft, step: 'consent', correction: { before, reason: '', consent } }))
      keep()
    },

    /** After a start, a crash or a power cut: goes on where the newest readable draft was left. */
    async resume(): Promise<void> {
      const { unfinished, unreadable } = await shelf.find()
      const notice: FormNotice | null = unreadable ? { code: 'unreadable-draft' } : null
      if (unfinished === null) {
        if (notice) show({ ...state, notice })
        return
      }
      const { version: _, ...form } = unfinished
      show(derive({ ...state, ...form, notice: notice ?? { code: 'resumed' } }))
      drop(lookForExisting())
    },

    /** Answers once everything typed is on the disk. */
    flush: shelf.flush,
  }

  /** Saves on this desk's disk; answers whether it did. What keeps it from being saved is shown at its fields. */
  async function submit(): Promise<boolean> {
    if (state.saving || state.step === 'saved') return false
    show({ ...state, saving: true, notice: null })
    await signing.settled()
    const { subject, correction } = state
    const today = ports.today()
    const draft = completeForm(state, today, ports.notice)
    try {
      const submit = { today, policies: ports.minorsPolicies(), store, evidence, scan }
      const answer = correction?.consent
        ? await submitConsent(subject, draft, correction.before, correction.consent, submit)
        : correction
          ? await submitCorrection(subject, draft, correction, submit)
          : await submitRegistration(subject, draft, { desk, ...submit })
      if (!answer.ok) {
        const elsewhere = correction?.consent ? problemsOfStep(answer.problems, 'resident') : []
        const notice: FormNotice | null =
          elsewhere.length > 0 ? { code: 'correct-first', problems: elsewhere } : null
        show({ ...state, saving: false, problems: answer.problems, notice })
        const here = answer.problems.filter((problem) => !elsewhere.includes(problem))
        showProblems(here.map((problem) => problem.field))
        return false
      }
      if (answer.value === 'nothing-changed') {
        show({ ...state, saving: false, notice: { code: 'nothing-changed' } })
        return false
      }
      previous = state.draft
      scan.letGo()
      show({ ...state, saving: false, step: 'saved', saved: answer.value, problems: [] })
    } catch (error) {
      sayNotSaved(error)
      return false
    }
    await shelf.discard(subject)
    return true
  }

  function empty(notice: FormNotice | null): FormState {
    return emptyForm(`registration:${ports.newId()}`, identity.organisation, notice)
  }

  function derive(form: FormState): FormState {
    return deriveForm(form, {
      desk,
      today: ports.today(),
      notice: ports.notice,
      policies: ports.minorsPolicies(),
    })
  }

  function show(next: FormState): void {
    state = next
    for (const listener of listeners) listener()
  }

  /** On every change: a power cut takes nothing with it. */
  function keep(): void {
    show({ ...state, kept: false })
    const { subject, draft, step, focus, correction } = state
    if (step !== 'saved') drop(shelf.keep({ version: 1, subject, draft, step, focus, correction }))
  }

  function sayKept(): void {
    if (state.kept === false) show({ ...state, kept: true })
  }

  function sayNotSaved(error: unknown): void {
    const { reason } = toStoreFailure(error)
    show({ ...state, saving: false, notice: { code: 'not-saved', reason } })
  }

  async function lookForExisting(): Promise<void> {
    const { reading, subject } = state
    const found = reading === null ? null : await store.findByDocument(documentKey(reading.document))
    // The number may have changed while the roster was searched: an answer to an old question is dropped.
    if (state.reading?.document.number !== reading?.document.number) return
    const existing = found && found.subject !== subject ? found : null
    if (existing?.subject !== state.existing?.subject) show({ ...state, existing })
  }

  function put(path: string, value: FieldValue): void {
    const shown = new Set(state.shown)
    shown.delete(path)
    const draft = applyChange(state.draft, path, value, ports.today())
    show(derive({ ...state, draft, shown, focus: path, notice: null }))
    keep()
  }

  function showProblems(fields: readonly string[]): void {
    const [first] = fields
    if (first === undefined) return
    show({ ...state, step: stepOfField(first), shown: new Set([...state.shown, ...fields]) })
  }

  async function startOver(notice: FormNotice | null, draft?: FormState['draft']): Promise<void> {
    const left = state.subject
    scan.letGo()
    signing.forget()
    const form = empty(notice)
    show(derive(draft === undefined ? form : { ...form, draft }))
    await shelf.discard(left)
  }
}
