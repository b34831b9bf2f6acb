import { z } from 'zod'

/** Where a minor's full record can be looked at. */
export const VIEWED_PLACES = ['person-page', 'form', 'review'] as const
export type ViewedPlace = (typeof VIEWED_PLACES)[number]

/**
 * A worker opened a minor's full record (Regulations on the Protection of Minors in Cyberspace 36: access is logged). Who, when and at
 * which desk is said by the fact's envelope; nothing of what was seen is repeated.
 */
export const MinorDataViewed = z.object({ opened: z.enum(VIEWED_PLACES) })
export type MinorDataViewed = z.infer<typeof MinorDataViewed>
