import type { DeskStore } from '../../store/desk-store.ts'
import type { FormState } from './form-state.ts'
import { keepLatest } from './keep-latest.ts'
import { readSavedForm, type SavedForm } from './saved-form.ts'

/** What was found on the disk at a start. */
export interface FoundDrafts {
  /** The newest form to go on with; null where nothing is unfinished. */
  readonly unfinished: SavedForm | null
  /** Some draft cannot be read by this version. It stays on the disk as it is. */
  readonly unreadable: boolean
}

/** Half-filled forms on the disk: kept on every change, found after a crash, forgotten when they are done with. */
export function createDraftShelf(
  store: DeskStore,
  now: () => Date,
  told: { readonly onKept: () => void; readonly onFailure: (error: unknown) => void },
) {
  const drafts = keepLatest(async (draft: Parameters<DeskStore['saveDraft']>[0]) => {
    try {
      await store.saveDraft(draft)
    } catch (error) {
      told.onFailure(error)
    }
  })

  return {
    async keep({ subject, draft, step, focus, correction }: FormState): Promise<void> {
      if (step === 'saved') return
      const content: SavedForm = { version: 1, subject, draft, step, focus, correction }
      drafts.keep({ id: subject, form: 'registration', savedAt: now().toISOString(), content })
      await drafts.flush()
      if (drafts.isIdle()) told.onKept()
    },

    async discard(subject: string): Promise<void> {
      await drafts.settle()
      await store.removeDraft(subject)
    },

    async find(): Promise<FoundDrafts> {
      const read = (await store.drafts()).map((draft) => readSavedForm(draft.content))
      const unreadable = read.some((form) => form === null)
      for (const form of read) {
        if (form === null) continue
        if (!(await isDoneWith(form))) return { unfinished: form, unreadable }
        await store.removeDraft(form.subject)
      }
      return { unfinished: null, unreadable }
    },

    /** Answers once the newest version is on the disk. */
    flush: drafts.flush,
  }

  /** A power cut between saving a registration and forgetting its draft leaves the draft of someone who is registered. */
  async function isDoneWith(form: SavedForm): Promise<boolean> {
    return form.correction === null && (await store.factsOf(form.subject)).length > 0
  }
}
