import { z } from 'zod'
import { ResidentDraft } from '#domain/registration/resident-draft'

/** Steps of the form in order; `saved` is where a registration ends. */
export const FORM_STEPS = ['resident', 'consent', 'saved'] as const
export type FormStep = (typeof FORM_STEPS)[number]

/**
 * What is kept of a form on every change: enough to go on at the same field after a power cut.
 * `version` lets a later program tell an older draft from a damaged one.
 */
export const SavedForm = z.object({
  version: z.literal(1),
  subject: z.string().min(1),
  draft: ResidentDraft,
  step: z.enum(['resident', 'consent']),
  focus: z.string().nullable(),
  correction: z
    .object({
      before: z.record(z.string(), z.unknown()),
      reason: z.string(),
      consent: z.object({ answers: z.array(z.string()) }).optional(),
    })
    .nullable(),
})
export type SavedForm = z.infer<typeof SavedForm>

/** Reads a draft of any origin; null where this version cannot (it is then left on the disk as it is). */
export function readSavedForm(content: unknown): SavedForm | null {
  const read = SavedForm.safeParse(content)
  return read.success ? read.data : null
}
