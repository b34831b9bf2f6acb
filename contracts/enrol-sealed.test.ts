import { expect, test } from 'vitest'
import { enrolmentOf } from '#testing/enrolments'
import { enrolSealed } from './enrol-sealed.ts'
import type { Enrolment } from './enrolment.ts'
import { sealEnrolment } from './sealed-enrolment.ts'

const ENROLMENT = enrolmentOf('410202001-01')
const CODE = 'ABCD-EFGH-JKMN'
const TEXT = await sealEnrolment(ENROLMENT, CODE)

/** A place that keeps what it is given, and says what became of it. */
function place(outcome: 'kept' | 'until-closed' | 'not-stored') {
  const given: Enrolment[] = []
  const keep = async (enrolment: Enrolment) => {
    given.push(enrolment)
    return { outcome }
  }
  return { given, keep }
}

test.each(['kept', 'until-closed', 'not-stored'] as const)(
  'an enrolment that is %s is answered with that word and nothing of its content',
  async (outcome) => {
    const { given, keep } = place(outcome)
    expect(await enrolSealed(TEXT, 'abcd efgh jkmn', keep)).toEqual({ outcome })
    expect(given).toEqual([ENROLMENT])
  },
)

test.each([
  ['a wrong code', TEXT, 'ABCD-EFGH-JKMM', { outcome: 'wrong-code' }],
  ['half a text', TEXT.slice(0, 60), CODE, { outcome: 'not-an-enrolment' }],
  ['an enrolment that is not sealed', JSON.stringify(ENROLMENT), CODE, { outcome: 'not-an-enrolment' }],
  ['a later version', TEXT.replace('ZYE1', 'ZYE7'), CODE, { outcome: 'newer-enrolment', version: 7 }],
])('%s keeps nothing', async (_what, text, code, answer) => {
  const { given, keep } = place('kept')
  expect(await enrolSealed(text, code, keep)).toEqual(answer)
  expect(given).toEqual([])
})
