import { z } from 'zod'
import { DRAFTED_FORMS, type SavedDraft } from './desk-store.ts'
import type { KeyedText, KeyedTexts } from './keyed-texts.ts'

const DraftText = z.object({
  form: z.enum(DRAFTED_FORMS),
  savedAt: z.string(),
  content: z.unknown().optional(),
})

export interface SavedDrafts {
  save(draft: SavedDraft): Promise<void>
  /** Newest first; what cannot be read comes last, with its raw text, so that a person can still copy it out. */
  all(): Promise<readonly SavedDraft[]>
  remove(id: string): Promise<void>
}

export function openSavedDrafts(texts: KeyedTexts): SavedDrafts {
  // Typing is faster than a slow disk: of several versions waiting only the last is written.
  const waiting = new Map<string, SavedDraft>()
  let writing: Promise<void> | null = null

  async function writeWaiting(): Promise<void> {
    try {
      while (waiting.size > 0) {
        const entries = [...waiting.values()].map(toText)
        waiting.clear()
        await texts.put(entries)
      }
    } finally {
      writing = null
    }
  }
  function save(draft: SavedDraft): Promise<void> {
    waiting.set(draft.id, draft)
    writing ??= writeWaiting()
    return writing
  }
  return {
    save,
    async all() {
      await writing
      return (await texts.all()).map(toDraft).sort((one, other) => (one.savedAt < other.savedAt ? 1 : -1))
    },
    async remove(id) {
      waiting.delete(id)
      await writing
      await texts.remove([id])
    },
  }
}

function toText({ id, form, savedAt, content }: SavedDraft): KeyedText {
  return { key: id, text: JSON.stringify({ form, savedAt, content }) }
}

function toDraft({ key, text }: KeyedText): SavedDraft {
  const read = DraftText.safeParse(parseJson(text))
  if (!read.success) return { id: key, form: 'registration', savedAt: '', content: text }
  const { form, savedAt, content } = read.data
  return { id: key, form, savedAt, content }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
