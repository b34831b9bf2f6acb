import { z } from 'zod'

/** Changed fields only, in the shape of `ResidentRegistered`, and why. The rules are checked on the folded result. */
export const ResidentCorrected = z.object({
  changes: z.record(z.string(), z.unknown()),
  reason: z.string().min(1).max(200),
})
export type ResidentCorrected = z.infer<typeof ResidentCorrected>
