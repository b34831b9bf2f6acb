import type { Organisation } from '#contracts/enrolment'
import type { GroupAdmissionContext } from '#domain/groups/admit-group'
import type { Group } from '#domain/groups/group'
import type { GroupDraft } from '#domain/groups/group-draft'
import type { PlainDate } from '#domain/plain-date'
import type { DeskStore } from '../../store/desk-store.ts'
import { toStoreFailure } from '../../store/store-failure.ts'
import { drop } from '../../ui/drop.ts'
import { type FieldValue, readText } from '../register/draft-paths.ts'
import { createDraftShelf } from '../register/draft-shelf.ts'
import { correctGroup } from './correct-group.ts'
import { deriveGroupForm, emptyGroupForm, type KnownTree, readKnownTree } from './derive-group-form.ts'
import { changeGroupDraft, groupDraftForCorrection, takeContactAsPersonInCharge } from './group-draft-form.ts'
import { type GroupFormState, groupStepOf, pointOut } from './group-form-state.ts'
import { GROUP_DRAFT } from './saved-group-form.ts'
import { submitGroup } from './submit-group.ts'

export interface GroupFormPorts {
  readonly own: Organisation
  readonly store: DeskStore
  readonly newId: () => string
  readonly now: () => Date
  readonly today: () => PlainDate
}

export type GroupForm = ReturnType<typeof createGroupForm>

/** The application of a volunteer group without its page: one state, and the few things a worker can do to it. */
export function createGroupForm(ports: GroupFormPorts) {
  const { own, store } = ports
  const listeners = new Set<() => void>()
  const shelf = createDraftShelf(store, GROUP_DRAFT, ports.now, { onKept: sayKept, onFailure: sayNotSaved })
  let tree: KnownTree = { organisations: [] }
  let opened = 0
  let state = empty()

  // For as long as the desk is open: the organisation above may be enrolled while the form is being filled in.
  store.watchDirectory((entries) => {
    tree = readKnownTree(entries, own)
    show(derive(state))
  })

  return {
    state: () => state,
    watch(listener: () => void): () => void {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },

    /** Goes on with the application that was left, or starts one. */
    async openApplication(): Promise<void> {
      if (state.isOpen && state.correction === null) return
      await open(empty(), (form) => form.correction === null)
    },

    /** Opens a group of this organisation to be put right, where it was left. `reason` stands there until another is typed. */
    async openCorrection(group: Group, reason: string): Promise<void> {
      if (state.isOpen && state.correction !== null && state.subject === group.subject) {
        // An answer came while it is being put right: what was typed stays, and is compared with the group as it now is.
        const { correction } = state
        show(derive({ ...state, correction: { ...correction, before: group.body, answers: group.problems } }))
        return
      }
      const draft = groupDraftForCorrection(group.body)
      const correction = { before: group.body, reason, answers: group.problems }
      const pointedOut = pointOut(group.problems)
      // Where the first thing lies that was found wanting, the work begins.
      const [first] = pointedOut
      const step = first === undefined ? 'group' : groupStepOf(first.field)
      await open(
        { ...empty(), subject: group.subject, draft, correction, pointedOut, step },
        (form) => form.correction !== null && form.subject === group.subject,
      )
    },

    /** A field got another value. Its problem is not said before it is left, and what was pointed out there has been seen to. */
    change(path: string, value: FieldValue): void {
      changeDraft(path, changeGroupDraft(state.draft, path, value, own))
    },

    /** A field was left: what is wrong with it may be said now. An empty one is not nagged about before the step is closed. */
    leave(path: string): void {
      if (readText(state.draft, path).trim() === '' || state.shown.has(path)) return
      show({ ...state, shown: new Set([...state.shown, path]) })
    },

    /** Takes the right name that the problem at the name tells. Answers whether there was one. */
    takeRightName(): boolean {
      const problem = state.problems.find(({ code }) => code === 'group-name-wrong')
      if (problem?.code !== 'group-name-wrong') return false
      changeDraft('name', { ...state.draft, name: problem.suggestion })
      return true
    },

    takeContact(): void {
      changeDraft('personInCharge', takeContactAsPersonInCharge(state.draft))
    },

    changeReason(reason: string): void {
      if (state.correction === null) return
      const shown = new Set(state.shown)
      shown.delete('reason')
      show(derive({ ...state, shown, correction: { ...state.correction, reason } }))
      keep()
    },

    /** The cursor moved: a power cut will resume here. A form that was only looked at is no draft. */
    focusAt(path: string): void {
      if (state.focus === path) return
      state = { ...state, focus: path }
      if (state.kept !== null) keep()
    },

    /** Goes on to the people, or stays; answers whether it went on. */
    closeGroupStep(): boolean {
      // Who stands above is no matter of this form: it is said beside the field, and keeps nobody from filling in the rest.
      const fields = state.problems
        .map(({ field }) => field)
        .filter((field) => field !== 'parent' && groupStepOf(field) === 'group')
      if (fields.length > 0) {
        showProblems(fields)
        return false
      }
      show({ ...state, step: 'people', focus: null, notice: null })
      keep()
      return true
    },

    backToGroup(): void {
      show({ ...state, step: 'group', focus: null })
      keep()
    },

    submit,

    /** Throws away what is being filled in: an application starts anew, a correction is given up. */
    async discard(): Promise<void> {
      const { subject, correction } = state
      opened += 1
      show({ ...derive(empty()), isOpen: correction === null })
      await shelf.discard(subject)
    },

    /** Answers once everything typed is on the disk. */
    flush: shelf.flush,
  }

  /** Saves on this desk's disk and answers the group's subject; null where it was not saved, which is then shown. */
  async function submit(): Promise<string | null> {
    if (state.saving || !state.isOpen) return null
    if (!state.knowsOrganisations) {
      show({ ...state, notice: { code: 'no-organisations' } })
      return null
    }
    const { subject, correction, draft } = state
    const context = { ...admission(), store }
    show({ ...state, saving: true, notice: null })
    try {
      const answer = correction
        ? await correctGroup({ subject, body: correction.before }, draft, correction.reason, context)
        : await submitGroup(subject, draft, context)
      if (!answer.ok) {
        show({ ...state, saving: false, problems: answer.problems })
        showProblems(answer.problems.map(({ field }) => field))
        return null
      }
      if (answer.value === 'nothing-changed') {
        show({ ...state, saving: false, notice: { code: 'nothing-changed' } })
        return null
      }
    } catch (error) {
      sayNotSaved(error)
      return null
    }
    try {
      await shelf.discard(subject)
    } finally {
      show(empty())
    }
    return subject
  }

  async function open(start: GroupFormState, isMeant: Parameters<typeof shelf.find>[0]): Promise<void> {
    opened += 1
    const asked = opened
    // What was typed last must be on the disk before it can be found there.
    await shelf.flush()
    const { unfinished, unreadable } = await shelf.find(isMeant)
    // Another form was opened while the disk was read.
    if (asked !== opened) return
    const notice = unreadable ? ({ code: 'unreadable-draft' } as const) : null
    if (unfinished === null) {
      show(derive({ ...start, isOpen: true, notice }))
      return
    }
    const { subject, draft, step, focus, correction } = unfinished
    show(
      derive({
        ...start,
        subject,
        draft,
        step,
        focus,
        correction: start.correction && { ...start.correction, ...correction },
        isOpen: true,
        notice: notice ?? { code: 'resumed' },
      }),
    )
  }

  function admission(): GroupAdmissionContext {
    return { ...tree, today: ports.today(), org: own.code }
  }

  function changeDraft(path: string, draft: GroupDraft): void {
    const shown = new Set([...state.shown].filter((field) => !isWithin(field, path)))
    const pointedOut = state.pointedOut.filter(({ field }) => !isWithin(field, path))
    show(derive({ ...state, draft, shown, pointedOut, focus: path, notice: null }))
    keep()
  }

  function derive(form: GroupFormState): GroupFormState {
    return deriveGroupForm(form, admission())
  }

  function empty(): GroupFormState {
    return emptyGroupForm(`group:${ports.newId()}`, own)
  }

  function show(next: GroupFormState): void {
    state = next
    for (const listener of listeners) listener()
  }

  /** On every change: a power cut takes nothing with it. */
  function keep(): void {
    const { subject, draft, step, focus, correction } = state
    show({ ...state, kept: false })
    drop(
      shelf.keep({
        version: 1,
        subject,
        draft,
        step,
        focus,
        correction: correction && { reason: correction.reason },
      }),
    )
  }

  function sayKept(): void {
    if (state.kept === false) show({ ...state, kept: true })
  }

  function sayNotSaved(error: unknown): void {
    const { reason } = toStoreFailure(error)
    show({ ...state, saving: false, notice: { code: 'not-saved', reason } })
  }

  function showProblems(fields: readonly string[]): void {
    const [first] = fields
    if (first === undefined) return
    show({ ...state, step: groupStepOf(first), shown: new Set([...state.shown, ...fields]) })
  }
}

/** Whether a field is the changed one, or stands inside it. */
function isWithin(field: string, changed: string): boolean {
  return field === changed || field.startsWith(`${changed}.`)
}
