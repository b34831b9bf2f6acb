import { z } from 'zod'
import { GroupDraft } from '#domain/groups/group-draft'
import type { DraftKind } from '../register/draft-shelf.ts'

export const GROUP_STEPS = ['group', 'people'] as const
export type GroupStep = (typeof GROUP_STEPS)[number]

/** What is kept of an application or a correction on every change: enough to go on at the same field after a power cut. */
export const SavedGroupForm = z.object({
  version: z.literal(1),
  subject: z.string().min(1),
  draft: GroupDraft,
  step: z.enum(GROUP_STEPS),
  focus: z.string().nullable(),
  /** What it started from is read from the facts again: an answer may have come meanwhile. */
  correction: z.object({ reason: z.string() }).nullable(),
})
export type SavedGroupForm = z.infer<typeof SavedGroupForm>

export const GROUP_DRAFT: DraftKind<SavedGroupForm> = {
  form: 'group',
  read(content) {
    const read = SavedGroupForm.safeParse(content)
    return read.success ? read.data : null
  },
}
