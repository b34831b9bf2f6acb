import { z } from 'zod'

/** Why a reviewer returns or refuses; the words are in `domain/code-lists/review-reasons.ts`. */
export const REVIEW_REASONS = [
  'name-wrong',
  'unit-not-proven',
  'person-in-charge-not-proven',
  'contact-unreachable',
  'outside-area',
  'registered-already',
  'identity-doubtful',
  'guardian-not-proven',
  'consent-not-proven',
  'data-incomplete',
  'other',
] as const
export type ReviewReason = (typeof REVIEW_REASONS)[number]

const reasons = {
  reasons: z.array(z.enum(REVIEW_REASONS)).min(1).max(REVIEW_REASONS.length),
  /** What the applicant should do, in the reviewer's own words. Required with the reason `other`. */
  words: z.string().max(300),
}

/**
 * The word of the organisation above on one submission. Whether it was theirs to decide, the hub rules. Subject: that of the submission.
 */
export const ReviewDecided = z.object({
  /** Id of the submission that is decided on. */
  answers: z.string().min(1).max(160),
  decision: z.discriminatedUnion('outcome', [
    z.object({
      outcome: z.literal('approve'),
      /** The guardian's consent was opened and read on this screen; the hub takes no approval of a minor without it. */
      consentOpened: z.boolean(),
    }),
    z.object({ outcome: z.literal('return'), ...reasons }),
    z.object({ outcome: z.literal('refuse'), ...reasons }),
  ]),
})
export type ReviewDecided = z.infer<typeof ReviewDecided>
