import { z } from 'zod'
import { PlainDate } from '../plain-date.ts'

/**
 * A person says at this counter that they never let themselves be registered elsewhere. Subject: their registration here, which the hub
 * found to be a duplicate.
 */
export const DisputeOpened = z.object({
  claim: z.literal('never-registered-by-me'),
  /** In the person's own words, as the worker wrote them down. */
  statement: z.string().min(1).max(500),
  on: PlainDate,
})
export type DisputeOpened = z.infer<typeof DisputeOpened>

export const CONSENT_SHOWN_BY = ['signature-on-file', 'paper-form', 'own-consent-on-file'] as const

/** What the office that registered the person can show. Subject: that office's registration. */
export const DisputeAnswered = z.object({
  /** Id of the `dispute-opened` fact, as `dispute-notified` named it. */
  dispute: z.string().min(1).max(160),
  answer: z.discriminatedUnion('outcome', [
    z.object({
      outcome: z.literal('consent-shown'),
      shownBy: z.enum(CONSENT_SHOWN_BY),
      consentOn: PlainDate,
      words: z.string().max(500),
    }),
    /** There is none: the registration ends, and the person is free to register. */
    z.object({ outcome: z.literal('no-consent-found'), words: z.string().max(500) }),
  ]),
})
export type DisputeAnswered = z.infer<typeof DisputeAnswered>

/** Written by the hub for the office concerned (subject: its registration) and for the corps above it (subject: `organisation:<code>`). */
export const DisputeNotified = z.object({
  dispute: z.string().min(1),
  /** The office whose counter heard it; nothing of what it knows of the person. */
  openedAt: z.string().max(80),
  openedOn: PlainDate,
  /** The office that must answer. */
  concerns: z.string().max(80),
  answerBy: PlainDate,
})
export type DisputeNotified = z.infer<typeof DisputeNotified>

/** The hub carries the answer back: to the counter that heard it, to the office concerned and to the corps. */
export const DisputeSettled = z.object({
  dispute: z.string().min(1),
  outcome: z.enum(['consent-shown', 'no-consent-found']),
  concerns: z.string().max(80),
  on: PlainDate,
})
export type DisputeSettled = z.infer<typeof DisputeSettled>
