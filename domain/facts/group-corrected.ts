import { z } from 'zod'

/** Changed fields only, in the shape of `GroupApplied`, and why. The rules are checked on the folded result. */
export const GroupCorrected = z.object({
  changes: z.record(z.string(), z.unknown()),
  reason: z.string().min(1).max(200),
})
export type GroupCorrected = z.infer<typeof GroupCorrected>
