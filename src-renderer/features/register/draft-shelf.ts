import { findErasure } from '#domain/facts/redact-fact'
import type { DeskStore, DraftedForm } from '../../store/desk-store.ts'
import { keepLatest } from './keep-latest.ts'

/** What every kept form says of itself. */
export interface KeptForm {
  /** What it is about; also the id of its draft. */
  readonly subject: string
  /** Null where it will be the first fact about its subject. */
  readonly correction: object | null
}

/** One kind of form as it lies on the disk. */
export interface DraftKind<Saved extends KeptForm> {
  readonly form: DraftedForm
  /** Null for what this version cannot read. */
  readonly read: (content: unknown) => Saved | null
}

/** What was found on the disk at a start. */
export interface FoundDrafts<Saved> {
  /** The newest form to go on with; null where nothing is unfinished. */
  readonly unfinished: Saved | null
  /** Some draft cannot be read by this version. It stays on the disk as it is. */
  readonly unreadable: boolean
}

/** Half-filled forms on the disk: kept on every change, found after a crash, forgotten when they are done with. */
export function createDraftShelf<Saved extends KeptForm>(
  store: DeskStore,
  kind: DraftKind<Saved>,
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
    async keep(content: Saved): Promise<void> {
      drafts.keep({ id: content.subject, form: kind.form, savedAt: now().toISOString(), content })
      await drafts.flush()
      if (drafts.isIdle()) told.onKept()
    },

    async discard(subject: string): Promise<void> {
      await drafts.settle()
      await store.removeDraft(subject)
    },

    /** The newest unfinished form, or the newest of those that are meant. */
    async find(isMeant: (form: Saved) => boolean = () => true): Promise<FoundDrafts<Saved>> {
      const kept = (await store.drafts()).filter(({ form }) => form === kind.form)
      const read = kept.map((draft) => kind.read(draft.content))
      const unreadable = read.some((form) => form === null)
      for (const form of read) {
        if (form === null || !isMeant(form)) continue
        if (!(await isDoneWith(form))) return { unfinished: form, unreadable }
        await store.removeDraft(form.subject)
      }
      return { unfinished: null, unreadable }
    },

    /** Answers once the newest version is on the disk. */
    flush: drafts.flush,
  }

  /**
   * A power cut between saving a registration and forgetting its draft leaves the draft of someone who is registered; a form that was open
   * while the hub erased the person was kept once more.
   */
  async function isDoneWith(form: Saved): Promise<boolean> {
    const facts = await store.factsOf(form.subject)
    return (form.correction === null && facts.length > 0) || findErasure(facts) !== null
  }
}
