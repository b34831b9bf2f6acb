import { expect, test } from 'vitest'
import { buildNationalNumber } from '#testing/national-number'
import { bornOn, COUNTER_DAY, fourteenYearOld, motherConsents, retiree } from '#testing/resident-drafts'
import { PlainDate } from '../plain-date.ts'
import { AdmissionProblem } from './admission-problem.ts'
import { admitResident } from './admit-resident.ts'
import type { ResidentDraft } from './resident-draft.ts'

const today = PlainDate.parse(COUNTER_DAY)
const numbered = (number: string, type: string | null = null) => retiree({ document: { type, number } })
const byPassport = (changes: ResidentDraft) =>
  retiree({ document: { type: 'passport', number: 'E12345678' }, sex: 'male', ...changes })
const consent = (changes: NonNullable<ResidentDraft['guardianConsent']>) =>
  fourteenYearOld({ guardianConsent: motherConsents(changes) })
const mother = motherConsents().guardian

/** One draft for every problem there is: a code that no draft can reach has no place in the union, nor words in the tables. */
const REACHED_BY = {
  required: retiree({ fullName: '' }),
  'too-long': retiree({ fullName: '张'.repeat(51) }),
  'too-many': retiree({ serviceCategories: ['0001', '0002', '0003', '0004', '0005'] }),
  'unknown-code': retiree({ education: '77' }),
  'name-has-digits': retiree({ fullName: '张3' }),
  'name-has-symbols': retiree({ fullName: '张@' }),
  'phone-not-a-phone': retiree({ phone: { number: '12345', owner: 'self' } }),
  'document-wrong-length': numbered('4102'),
  'document-wrong-form': numbered('19020219600101001X'),
  'document-wrong-check-character': numbered('110105194912310021'),
  'document-old-15-digits': numbered('110105491231002'),
  'document-other-type': numbered(buildNationalNumber('810000', '1960-01-01', '001'), 'resident-id'),
  'date-does-not-exist': byPassport({ bornOn: '1990-02-30' }),
  'date-in-the-future': byPassport({ bornOn: '2026-03-03' }),
  'birth-date-too-long-ago': byPassport({ bornOn: '1890-01-01' }),
  'birth-date-contradicts-document': retiree({ bornOn: '1957-08-17' }),
  'sex-contradicts-document': retiree({ sex: 'male' }),
  'household-register-from-16': numbered(
    buildNationalNumber('410202', '2010-03-02', '001'),
    'household-register',
  ),
  'standing-contradicts-age': retiree({ standing: 'minor' }),
  'oath-not-read': retiree({ oathRead: false }),
  'own-consent-missing': retiree({ ownConsent: null }),
  'guardian-consent-missing': fourteenYearOld({ guardianConsent: null }),
  'consent-scope-unanswered': consent({ scopes: { register: true } }),
  'consent-scope-refused': consent({ scopes: { ...motherConsents().scopes, register: false } }),
  'consent-dated-in-the-future': consent({ givenOn: '2026-03-03' }),
  'consent-not-signed': consent({ signature: null }),
  'consent-outlives-majority': consent({ validUntil: '2030-01-01' }),
  'consent-expired': consent({ validUntil: '2026-03-01' }),
  'accompaniment-contradicts-policy': consent({ accompaniment: 'consent-or-accompaniment' }),
  'ground-contradicts-relation': consent({ guardian: { ...mother, ground: 'appointed-by-will' } }),
  'guardian-is-the-minor': consent({ guardian: { ...mother, document: fourteenYearOld().document } }),
  'guardian-under-age': consent({
    guardian: {
      ...mother,
      document: { type: null, number: buildNationalNumber('410202', '2008-03-03', '001') },
    },
  }),
  'own-view-missing': bornOn('2014-01-01', { guardianConsent: motherConsents({ ownView: null }) }),
  'own-view-disagrees': consent({ ownView: 'disagrees' }),
} satisfies Record<Exclude<AdmissionProblem['code'], NotOfResidents>, ResidentDraft>

/** A group's own, a reviewer's word, and what a withdrawal leaves behind: no draft of a resident has them by itself. */
type NotOfResidents =
  | `group-${string}`
  | `${string}-withdrawn`
  | 'credit-code-wrong'
  | 'number-out-of-range'
  | 'returned-by-reviewer'

test.each(Object.entries(REACHED_BY))('%s is told of a draft that has it', (code, draft) => {
  const result = admitResident(draft, { today })
  expect(result.ok ? [] : result.problems.map((problem) => problem.code)).toContain(code)
})

test('every problem fits into a ruling', () => {
  for (const draft of Object.values(REACHED_BY)) {
    const result = admitResident(draft, { today })
    for (const problem of result.ok ? [] : result.problems) {
      expect(AdmissionProblem.parse(problem)).toEqual(problem)
    }
  }
})
