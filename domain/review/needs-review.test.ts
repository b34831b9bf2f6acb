import { expect, test } from 'vitest'
import { correctionNeedsReview } from './needs-review.ts'

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
