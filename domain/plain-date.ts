import { z } from 'zod'

/**
 * A calendar date `YYYY-MM-DD` that exists. Compared as text, never through `Date`, so that no time zone can move a birthday.
 */
export const PlainDate = z.iso.date().brand<'PlainDate'>()
export type PlainDate = z.infer<typeof PlainDate>
