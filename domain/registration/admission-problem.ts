import { z } from 'zod'
import { ACCOMPANIMENT_RULES } from '../facts/accompaniment-rule.ts'
import { REVIEW_REASONS } from '../facts/review-decided.ts'

/** Where on the form a problem belongs: dotted path in a draft, e.g. `document.number`, `guardianConsent.guardian.phone`, `unit.name`. */
const field = z.string().min(1).max(80)

/**
 * Everything that can keep a resident or a group from being registered: a closed union of codes with data.
 * The same list is shown at the counter and sent in a ruling, so desk and hub can never disagree in words.
 */
export const AdmissionProblem = z.discriminatedUnion('code', [
  z.object({ code: z.literal('required'), field }),
  z.object({ code: z.literal('too-long'), field, maximum: z.int() }),
  z.object({ code: z.literal('too-many'), field, maximum: z.int() }),
  z.object({ code: z.literal('unknown-code'), field, value: z.string() }),
  z.object({ code: z.literal('name-has-digits'), field }),
  z.object({ code: z.literal('name-has-symbols'), field }),
  z.object({ code: z.literal('phone-not-a-phone'), field }),
  z.object({ code: z.literal('document-wrong-length'), field, expected: z.string(), length: z.int() }),
  z.object({ code: z.literal('document-wrong-form'), field }),
  z.object({ code: z.literal('document-wrong-check-character'), field }),
  z.object({ code: z.literal('document-old-15-digits'), field }),
  z.object({ code: z.literal('document-other-type'), field, type: z.string() }),
  z.object({ code: z.literal('date-does-not-exist'), field, value: z.string() }),
  z.object({ code: z.literal('date-in-the-future'), field, value: z.string() }),
  z.object({ code: z.literal('birth-date-too-long-ago'), field }),
  z.object({ code: z.literal('birth-date-contradicts-document'), field, onDocument: z.string() }),
  z.object({ code: z.literal('sex-contradicts-document'), field }),
  z.object({ code: z.literal('household-register-from-16'), field }),
  z.object({ code: z.literal('standing-contradicts-age'), field, age: z.int() }),
  z.object({ code: z.literal('oath-not-read'), field }),
  z.object({ code: z.literal('own-consent-missing'), field }),
  z.object({ code: z.literal('guardian-consent-missing'), field }),
  z.object({ code: z.literal('consent-scope-unanswered'), field, scope: z.string() }),
  z.object({ code: z.literal('consent-scope-refused'), field, scope: z.string() }),
  z.object({ code: z.literal('consent-dated-in-the-future'), field, givenOn: z.string() }),
  z.object({ code: z.literal('consent-not-signed'), field }),
  z.object({ code: z.literal('consent-outlives-majority'), field, validUntil: z.string() }),
  z.object({ code: z.literal('consent-expired'), field, validUntil: z.string() }),
  /** Somebody withdrew, and nobody has consented since: only a new consent brings the person back. */
  z.object({ code: z.literal('consent-withdrawn'), field, on: z.string() }),
  /** Given up for good: who comes back registers anew. */
  z.object({ code: z.literal('registration-withdrawn'), field, on: z.string() }),
  z.object({ code: z.literal('accompaniment-contradicts-policy'), field, rule: z.enum(ACCOMPANIMENT_RULES) }),
  z.object({ code: z.literal('ground-contradicts-relation'), field }),
  z.object({ code: z.literal('guardian-is-the-minor'), field }),
  z.object({ code: z.literal('guardian-under-age'), field, age: z.int() }),
  z.object({ code: z.literal('own-view-missing'), field }),
  z.object({ code: z.literal('own-view-disagrees'), field }),
  /** The whole right name stands in `suggestion`. */
  z.object({ code: z.literal('group-name-wrong'), field, suggestion: z.string() }),
  z.object({ code: z.literal('group-name-taken'), field, officeName: z.string() }),
  z.object({ code: z.literal('group-parent-wrong'), field, expected: z.string(), expectedName: z.string() }),
  /** No organisation of the level above is enrolled for this area yet. */
  z.object({ code: z.literal('group-parent-missing'), field }),
  z.object({ code: z.literal('group-level-not-yours'), field }),
  /** An organisation applies in its own division alone. */
  z.object({ code: z.literal('group-division-not-yours'), field, expected: z.string() }),
  /** The person in charge of a group must be an adult. */
  z.object({ code: z.literal('group-person-under-age'), field, age: z.int() }),
  z.object({ code: z.literal('credit-code-wrong'), field }),
  z.object({ code: z.literal('number-out-of-range'), field, minimum: z.int(), maximum: z.int() }),
  /** A person of the organisation above said so; `words` are theirs. */
  z.object({
    code: z.literal('returned-by-reviewer'),
    field,
    reason: z.enum(REVIEW_REASONS),
    words: z.string(),
    reviewerName: z.string(),
  }),
])
export type AdmissionProblem = z.infer<typeof AdmissionProblem>
