import { describe, expect, test } from 'vitest'
import { buildFact } from '#testing/facts'
import { bornOn, COUNTER_DAY, motherConsents, retiree } from '#testing/resident-drafts'
import { parseFact } from '../facts/fact-kinds.ts'
import { OWN_WILLS, UNDERSTANDINGS } from '../facts/guardian-consent.ts'
import { PlainDate } from '../plain-date.ts'
import { admitResident } from '../registration/admit-resident.ts'
import { readOwnWord } from './read-own-word.ts'

const understands = 'guardianConsent.ownWill.understands'
const says = 'guardianConsent.ownWill.says'
const will = (said: string, understood = 'partly') => ({ understands: understood, says: said })

describe('an adult under guardianship', () => {
  test.each(UNDERSTANDINGS.flatMap((understood) => OWN_WILLS.map((said) => [understood, said] as const)))(
    'who %s and %s',
    (understood, said) => {
      const ownWill = will(said, understood)
      expect(readOwnWord({ ownWill }, 18)).toEqual(
        said === 'objects'
          ? { ok: false, problems: [{ code: 'own-view-disagrees', field: says }] }
          : { ok: true, value: { ownView: null, ownWill } },
      )
    },
  )

  test.each([
    ['nothing was asked', {}, [understands, says]],
    ['half was asked', { ownWill: { understands: 'partly' } }, [says]],
    ['a child’s answer does not fill a plain one', { ownView: 'agrees', ownWill: {} }, [understands, says]],
  ])('is not admitted where %s', (_title, consent, fields) => {
    expect(readOwnWord(consent, 70)).toEqual({
      ok: false,
      problems: fields.map((field) => ({ code: 'own-view-missing', field })),
    })
  })

  test('an answer that nobody can give is named', () => {
    expect(readOwnWord({ ownWill: will('yes') }, 70)).toEqual({
      ok: false,
      problems: [{ code: 'unknown-code', field: says, value: 'yes' }],
    })
  })

  test.each([
    ['agrees', { ok: true, value: { ownView: 'agrees' } }],
    [
      'disagrees',
      { ok: false, problems: [{ code: 'own-view-disagrees', field: 'guardianConsent.ownView' }] },
    ],
  ])('an earlier program asked as children are asked: %s counts as it did', (ownView, answer) => {
    expect(readOwnWord({ ownView }, 70)).toEqual(answer)
  })
})

test.each([
  [7, {}, { ok: true, value: { ownView: null } }],
  [8, {}, { ok: false, problems: [{ code: 'own-view-missing', field: 'guardianConsent.ownView' }] }],
  [17, { ownView: 'agrees' }, { ok: true, value: { ownView: 'agrees' } }],
  [17, { ownView: 'agrees', ownWill: will('objects') }, { ok: true, value: { ownView: 'agrees' } }],
])('at %i, plain words are not what is asked', (age, consent, answer) => {
  expect(readOwnWord(consent, age)).toEqual(answer)
})

test('facts of before and of now are read to the letter', () => {
  const today = PlainDate.parse(COUNTER_DAY)
  const daughter = { ...motherConsents().guardian, relation: 'adult-child', ground: 'court' }
  for (const said of [{ ownView: 'agrees' }, { ownView: null, ownWill: will('cannot-say', 'does-not') }]) {
    const admitted = admitResident(
      retiree({
        standing: 'adult-under-guardianship',
        guardianConsent: motherConsents({ guardian: daughter, ...said }),
      }),
      { today },
    )
    if (!admitted.ok) throw new Error(JSON.stringify(admitted.problems))
    const fact = buildFact({ kind: 'resident-registered', schema: 2, body: { ...admitted.value } })
    expect(parseFact(fact)).toMatchObject({ ok: true, value: { body: { guardianConsent: said } } })
  }
  const child = admitResident(bornOn('2014-01-01'), { today })
  expect(child.ok && child.value).not.toHaveProperty('guardianConsent.ownWill')
})
