import { z } from 'zod'
import { ACCOMPANIMENT_RULES } from '../facts/accompaniment-rule.ts'

/** Where on the form a problem belongs: dotted path in a resident draft, e.g. `document.number`, `guardianConsent.guardian.phone`. */
const field = z.string().min(1).max(80)

/**
 * Everything that can keep a resident from being registered: a closed union of codes with data.
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
  z.object({ code: z.literal('accompaniment-contradicts-policy'), field, rule: z.enum(ACCOMPANIMENT_RULES) }),
  z.object({ code: z.literal('ground-contradicts-relation'), field }),
  z.object({ code: z.literal('guardian-is-the-minor'), field }),
  z.object({ code: z.literal('guardian-under-age'), field, age: z.int() }),
  z.object({ code: z.literal('own-view-missing'), field }),
  z.object({ code: z.literal('own-view-disagrees'), field }),
])
export type AdmissionProblem = z.infer<typeof AdmissionProblem>
