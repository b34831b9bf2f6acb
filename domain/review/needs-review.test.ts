import { expect, test } from 'vitest'
import { correctionNeedsReview, submissionNeedsReview } from './needs-review.ts'

test.each(['document', 'fullName', 'sex', 'bornOn', 'standing', 'wagesNote', 'guardianConsent'])(
  'a volunteer whose %s changes is somebody else than was approved',
  (field) => {
    expect(correctionNeedsReview({ changes: { phone: null, [field]: null }, reason: 'x' })).toBe(true)
  },
)

test('another phone, address or interest needs no new approval', () => {
  const changes = { phone: null, residence: {}, serviceCategories: [], ownConsent: {}, oathRead: true }
  expect(correctionNeedsReview({ changes, reason: 'x' })).toBe(false)
})

test.each([{}, { changes: null }, { changes: 'fullName' }])(
  'what cannot be read is looked at by a person: %j',
  (body) => {
    expect(correctionNeedsReview(body)).toBe(true)
  },
)

test('a guardian’s new consent is approved anew, one’s own at 18 is nobody’s to approve', () => {
  expect(submissionNeedsReview({ kind: 'guardian-consent-given', body: {} })).toBe(true)
  expect(submissionNeedsReview({ kind: 'own-consent-given', body: {} })).toBe(false)
  expect(submissionNeedsReview({ kind: 'resident-registered', body: {} })).toBe(false)
  expect(submissionNeedsReview({ kind: 'resident-corrected', body: { changes: { phone: null } } })).toBe(
    false,
  )
})
