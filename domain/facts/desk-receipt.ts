import { z } from 'zod'

/** What the hub holds of a desk's facts: all through `through`, except `missing`. So a loss is provable. Subject: `desk:<code>`. */
export const DeskReceipt = z.object({
  desk: z.string().min(1),
  through: z.int().min(0),
  missing: z.array(z.int().min(1)).max(1000),
})
export type DeskReceipt = z.infer<typeof DeskReceipt>
