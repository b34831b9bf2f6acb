import { expect, test } from 'vitest'
import { enrolSealed } from '#contracts/enrol-sealed'
import type { EnrolAnswer } from '#contracts/enrolment'
import { sealEnrolment } from '#contracts/sealed-enrolment'
import { enrolmentOf } from '#testing/enrolments'
import { createEnrolmentForm } from './enrolment-form.ts'

const CODE = 'ABCD-EFGH-JKMN'
const PASSWORD = 'the-credential-of-this-desk'
const TEXT = await sealEnrolment(enrolmentOf('410202001-01', { password: PASSWORD }), CODE)

/** A host that opens as the real ones do, and keeps what it is given as well as its machine allows. */
function hostThat(outcome: EnrolAnswer['outcome'] = 'kept') {
  const kept: string[] = []
  return {
    kept,
    enrolSealed: (text: string, code: string) =>
      enrolSealed(text, code, async (enrolment) => {
        kept.push(enrolment.desk.code)
        return { outcome }
      }),
  }
}

test('a file and its code, and the desk is enrolled; nothing of either stays in the page', async () => {
  const host = hostThat()
  const form = createEnrolmentForm(host)
  await form.takeFile(new Blob([TEXT]))
  expect(form.get().handedIn).toMatchObject({ desk: '410202001-01', office: '龙亭区北道门社区' })
  form.typeCode('abcdefgh jkmn')
  expect(form.get().code).toBe(CODE)
  await form.enrol()
  expect(host.kept).toEqual(['410202001-01'])
  expect(form.get()).toEqual({
    handedIn: null,
    textProblem: null,
    code: '',
    codeProblem: null,
    progress: 'kept',
  })
})

test('the credential is in no state that the page ever shows', async () => {
  const form = createEnrolmentForm(hostThat())
  const seen: string[] = []
  form.watch(() => seen.push(JSON.stringify(form.get())))
  form.takeText(TEXT)
  form.typeCode(CODE)
  await form.enrol()
  expect(seen.length).toBeGreaterThan(3)
  expect(seen.filter((state) => state.includes(PASSWORD))).toEqual([])
})

test('a wrong code leaves the file in place, and the right one opens it', async () => {
  const host = hostThat()
  const form = createEnrolmentForm(host)
  form.takeText(TEXT)
  form.typeCode('ABCD-EFGH-JKMM')
  await form.enrol()
  expect(form.get()).toMatchObject({ codeProblem: { code: 'wrong-code' }, progress: 'open' })
  expect(form.get().handedIn?.desk).toBe('410202001-01')
  form.typeCode(CODE)
  expect(form.get().codeProblem).toBeNull()
  await form.enrol()
  expect(host.kept).toHaveLength(1)
})

test.each([
  ['', 0],
  ['ABCD-EFGH-JKM', 11],
  ['ABCD-EFGH-JKMN-P', 13],
])('the code %j is not tried: it has %d characters', async (typed, count) => {
  const host = hostThat()
  const form = createEnrolmentForm(host)
  form.takeText(TEXT)
  form.typeCode(typed)
  await form.enrol()
  expect(form.get().codeProblem).toEqual({ code: 'incomplete', typed: count, wanted: 12 })
  expect(host.kept).toEqual([])
})

test.each([
  ['half a file', TEXT.slice(0, 100), { code: 'not-an-enrolment' }],
  ['an empty file', '', { code: 'not-an-enrolment' }],
  ['the file of a newer version', TEXT.replace('ZYE1', 'ZYE3'), { code: 'newer-enrolment', version: 3 }],
])('%s is not taken', async (_what, text, problem) => {
  const form = createEnrolmentForm(hostThat())
  await form.takeFile(new Blob([text]))
  expect(form.get()).toMatchObject({ handedIn: null, textProblem: problem })
})

test('a file far too large is not even read', async () => {
  const film = new Blob(['x'.repeat(200_000)])
  film.text = () => Promise.reject(new Error('it was read'))
  const form = createEnrolmentForm(hostThat())
  await form.takeFile(film)
  expect(form.get().textProblem).toEqual({ code: 'not-an-enrolment' })
})

test('a stick that was pulled out too early is told apart from a damaged file', async () => {
  const file = new Blob([TEXT])
  file.text = () => Promise.reject(new DOMException('gone', 'NotReadableError'))
  const form = createEnrolmentForm(hostThat())
  await form.takeFile(file)
  expect(form.get().textProblem).toEqual({ code: 'unreadable' })
})

test('a bad file after a good one takes the good one’s place: the worker sees what they handed in last', () => {
  const form = createEnrolmentForm(hostThat())
  form.takeText(TEXT)
  form.takeText('no enrolment')
  expect(form.get().handedIn).toBeNull()
})

test('without a file nothing happens but a sentence', async () => {
  const form = createEnrolmentForm(hostThat())
  form.typeCode(CODE)
  await form.enrol()
  expect(form.get()).toMatchObject({ textProblem: { code: 'missing' }, progress: 'open' })
})

test('a computer without a safe place says so; one that stores nothing keeps file and code for another try', async () => {
  const until = createEnrolmentForm(hostThat('until-closed'))
  until.takeText(TEXT)
  until.typeCode(CODE)
  await until.enrol()
  expect(until.get()).toMatchObject({ progress: 'until-closed', handedIn: null, code: '' })

  const full = createEnrolmentForm(hostThat('not-stored'))
  full.takeText(TEXT)
  full.typeCode(CODE)
  await full.enrol()
  expect(full.get()).toMatchObject({ progress: 'not-stored', code: CODE, handedIn: { text: TEXT } })
})

test('Enter pressed twice enrols once', async () => {
  const host = hostThat()
  const form = createEnrolmentForm(host)
  form.takeText(TEXT)
  form.typeCode(CODE)
  await Promise.all([form.enrol(), form.enrol()])
  expect(host.kept).toHaveLength(1)
})

test('a host that fails is said, and the worker may try again', async () => {
  const form = createEnrolmentForm({ enrolSealed: () => Promise.reject(new Error('the bridge is gone')) })
  form.takeText(TEXT)
  form.typeCode(CODE)
  await form.enrol()
  expect(form.get()).toMatchObject({ progress: 'failed', code: CODE })
})
