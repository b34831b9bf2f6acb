import { z } from 'zod'
import { PlainDate } from '../plain-date.ts'

/** The hub has laid a submission before the organisation above: who decides, and by when. In both offices' databases. */
export const ReviewOpened = z.object({
  /** Id of the submission. */
  answers: z.string().min(1),
  reviewer: z.string().min(1).max(40),
  reviewerName: z.string().max(80),
  /** China's calendar, as the hub counts. */
  openedOn: PlainDate,
  /** The fifth working day after it (notice, section 4.2). */
  dueOn: PlainDate,
})
export type ReviewOpened = z.infer<typeof ReviewOpened>

/** A review is late: told to the organisation above the one that should have decided, without anybody's personal data. */
export const ReviewEscalated = z.object({
  answers: z.string().min(1),
  /** What waits. */
  about: z.enum(['registration', 'group']),
  /** The group's name, or the registration's provisional number. */
  name: z.string().max(80),
  officeName: z.string().max(80),
  reviewer: z.string().min(1).max(40),
  reviewerName: z.string().max(80),
  dueOn: PlainDate,
})
export type ReviewEscalated = z.infer<typeof ReviewEscalated>
