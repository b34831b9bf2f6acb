import { z } from 'zod'
import { PlainDate } from '../plain-date.ts'

/**
 * `withdrawal`: asked for at the counter together with giving up the registration. `request`: granted at the hub. `confirmed-before`: a
 * hub that came back from an older backup was told by a desk that the person had been erased already.
 */
export const ERASED_BECAUSE = ['withdrawal', 'request', 'confirmed-before'] as const
export type ErasedBecause = (typeof ERASED_BECAUSE)[number]

/**
 * Everything about a person is erased (PIPL 47). The hub writes it before it takes anything away, so that it reaches every desk first;
 * what comes about this registration afterwards is emptied too. Subject: the registration.
 */
export const SubjectRedacted = z.object({ because: z.enum(ERASED_BECAUSE), on: PlainDate })
export type SubjectRedacted = z.infer<typeof SubjectRedacted>

/** A desk has emptied its own copies: facts, lists, drafts, evidence that it still kept. Subject: the registration. */
export const ErasureConfirmed = z.object({ on: PlainDate })
export type ErasureConfirmed = z.infer<typeof ErasureConfirmed>
