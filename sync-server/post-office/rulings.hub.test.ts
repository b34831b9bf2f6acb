import { createPublicKey, verify } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { orgDatabase } from '#contracts/hub-databases'
import { buildCertificateQr, parseCertificateText, verifyCertificate } from '#domain/certificate'
import type { AnyFact } from '#domain/fact'
import { PlainDate } from '#domain/plain-date'
import { admitResident } from '#domain/registration/admit-resident'
import { parseVolunteerNumber } from '#domain/volunteer-number'
import { type DeskSession, openDeskSession } from '#testing/desk-session'
import { startTestHub, type TestHub } from '#testing/hub'
import { buildNationalNumber } from '#testing/national-number'
import {
  COUNTER_DAY,
  fourteenYearOld,
  motherConsents,
  retiree,
  unemployedResident,
} from '#testing/resident-drafts'
import { numbersOf, rulingsOf } from '#testing/rulings-of'
import { registered } from '#testing/submitted-facts'
import { until } from '#testing/until'
import { connectHubStore } from '../hub-store.ts'

let hub: TestHub
let [here = '', beside = '', there = ''] = ['', '', '']
const sessions = new Map<string, DeskSession>()
const sessionOf = (desk: string) => sessions.get(desk) ?? openDeskSession(hub, desk)
const sent = new Map<string, number>()

beforeAll(async () => {
  hub = await startTestHub()
  ;[here = '', beside = '', there = ''] = hub.desks.map(({ code }) => code)
  for (const code of [here, beside, there]) sessions.set(code, await openDeskSession(hub, code))
})
afterAll(() => hub.close())

const orgOf = (desk: string) => desk.slice(0, -3)

async function send(desk: string, body: object, changes: Partial<AnyFact> = {}): Promise<AnyFact> {
  const n = (sent.get(desk) ?? 0) + 1
  sent.set(desk, n)
  const fact = registered(desk, n, { ...body }, changes)
  await (await sessionOf(desk)).send(fact)
  return fact
}

const rulingOn = (fact: AnyFact) => until(async () => (await rulingsOf(hub, fact.org)).get(fact.id))

describe('enrolment', () => {
  test('gives a number of the office’s division and a certificate that the directory’s key verifies', async () => {
    const ruling = await rulingOn(await send(here, retiree()))
    if (ruling.outcome !== 'enrolled') throw new Error(ruling.outcome)
    expect(parseVolunteerNumber(ruling.volunteerNumber)).toMatchObject({
      ok: true,
      value: { division: '410202' },
    })
    const directory = await (await sessionOf(here)).ask(
      'GET',
      `/directory/certificate-key:${ruling.certificate.kid}`,
    )
    const { publicKey } = directory.body as { publicKey: string }
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' })
    const qr = buildCertificateQr(ruling.certificate)
    const read = await verifyCertificate(qr, async (bytes, signature) => verify(null, bytes, key, signature))
    expect(read).toMatchObject({ ok: true, value: { name: '张秀英', number: ruling.volunteerNumber } })
    expect(parseCertificateText(ruling.certificate.payload)).toMatchObject({
      ok: true,
      value: { org: orgOf(here) },
    })
  })

  test('of a minor needs the guardian’s consent, and has it', async () => {
    const refused = await send(here, fourteenYearOld({ guardianConsent: null }))
    expect(await rulingOn(refused)).toMatchObject({
      outcome: 'returned',
      problems: [{ code: 'guardian-consent-missing' }],
    })
    expect(await rulingOn(await send(here, fourteenYearOld()))).toMatchObject({ outcome: 'enrolled' })
  })

  test('reaches the other desk of the office in its own feed', async () => {
    const fact = await send(beside, unemployedResident())
    await rulingOn(fact)
    const { body } = await (await sessionOf(here)).ask('GET', `/${orgDatabase(fact.org)}/_changes`)
    const ids = (body as { results: { id: string }[] }).results.map(({ id }) => id)
    expect(ids).toEqual(expect.arrayContaining([fact.id, `${fact.id}.ruled`]))
  })
})

describe('the same person again', () => {
  test('at another office is a duplicate that names the office and nothing else', async () => {
    const ruling = await rulingOn(await send(there, retiree({ fullName: '张　秀英' })))
    const officeName = hub.tree.organisations.find(({ code }) => code === orgOf(here))?.name
    expect(ruling).toEqual({ outcome: 'duplicate', of: 'other-office', officeName })
  })

  test('at the same office is a duplicate of this office', async () => {
    expect(await rulingOn(await send(beside, retiree()))).toMatchObject({
      outcome: 'duplicate',
      of: 'this-office',
    })
  })

  test('has one number in the register', async () => {
    const subjects = [...(await numbersOf(hub)).values()]
    expect(new Set(subjects).size).toBe(subjects.length)
    expect(subjects).toHaveLength(3)
  })
})

describe('a desk that bypasses the form', () => {
  const idOf = (number: string) => ({ type: 'resident-id', number })
  const withNumber = (number: string) => retiree({ document: idOf(number) })
  const minorOf = (guardian: object) =>
    fourteenYearOld({
      guardianConsent: motherConsents({ guardian: { ...motherConsents().guardian, ...guardian } }),
    })
  const fullWidth = (text: string) =>
    text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))

  test.each([
    ['a wrong check digit', retiree({ document: { type: 'resident-id', number: '410202195708160021' } })],
    ['a name with digits', retiree({ fullName: '张3' })],
    ['a phone that is none', retiree({ phone: { number: '12', owner: 'self' } })],
    ['an old number of 15 digits', retiree({ document: { type: 'resident-id', number: '410202570816002' } })],
    [
      'a consent of tomorrow',
      fourteenYearOld({ guardianConsent: motherConsents({ givenOn: '2026-03-03' }) }),
    ],
    ['31 February with a right check digit', withNumber(buildNationalNumber('410202', '1958-02-31', '002'))],
    ['a birth date to come', withNumber(buildNationalNumber('410202', '2099-01-01', '002'))],
    ['a birth date that contradicts the number', retiree({ bornOn: '1958-08-16' })],
    ['an over-long name', retiree({ fullName: '张'.repeat(80) })],
    ['a guardian who is the minor', minorOf({ document: fourteenYearOld().document })],
    ['a guardian of 16', minorOf({ document: idOf(buildNationalNumber('410203', '2010-01-01', '024')) })],
    ['a guardian’s phone that is none', minorOf({ phone: '没有' })],
    ['several at once', retiree({ fullName: '', oathRead: false, serviceArea: '999999' })],
    [
      'a strange code that is cut in the middle of a character',
      retiree({ ethnicity: `${'x'.repeat(39)}😀` }),
    ],
    ['nothing at all', {}],
  ])('is told of %s in the same codes as the form would tell', async (_what, body) => {
    const admitted = admitResident(body, { today: PlainDate.parse(COUNTER_DAY) })
    if (admitted.ok) throw new Error('the form would have admitted it')
    const ruling = await rulingOn(await send(here, body))
    expect(ruling).toEqual({ outcome: 'returned', problems: admitted.problems })
  })

  test('with full-width digits and a lower-case x means the person on the card', async () => {
    const number = '41020219580816102X'
    expect(await rulingOn(await send(here, withNumber(number)))).toMatchObject({ outcome: 'enrolled' })
    const typed = fullWidth(number.toLowerCase())
    expect(await rulingOn(await send(beside, withNumber(typed)))).toMatchObject({
      outcome: 'duplicate',
      of: 'this-office',
    })
  })

  test('whose clock runs ahead is judged on the hub’s own day', async () => {
    const born = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10)
    const body = retiree({ document: { type: 'passport', number: 'E12345678' }, bornOn: born, sex: 'female' })
    const ruling = await rulingOn(await send(here, body, { at: '2099-01-01T00:00:00+08:00' }))
    expect(ruling).toMatchObject({ outcome: 'returned' })
    expect(JSON.stringify(ruling)).toContain('guardian-consent-missing')
  })
})

describe('what the post office cannot read', () => {
  test('is kept where it is, noted and counted, and holds nothing up', async () => {
    const strange = await send(here, {}, { kind: 'something-of-next-year' })
    const newer = await send(here, retiree(), { schema: 9 })
    const after = await send(here, {})
    await rulingOn(after)
    const store = connectHubStore(() => hub.adminUrl)
    const notes = (await store.findByPrefix(hub.register, 'parked:')).map(({ id, reason }) => ({
      id,
      reason,
    }))
    expect(notes).toHaveLength(2)
    expect(notes).toEqual(
      expect.arrayContaining([
        { id: strange.id, reason: 'unknown-kind' },
        { id: newer.id, reason: 'newer-schema' },
      ]),
    )
    expect(await store.find(orgDatabase(newer.org), newer.id)).not.toBeNull()
    await until(async () => (await hub.health()).postOffice?.parked === 2)
  })
})

describe('the desk’s receipt', () => {
  const receiptsOf = async (desk: string) => {
    const store = connectHubStore(() => hub.adminUrl)
    return (await store.findByPrefix(orgDatabase(orgOf(desk)), `desk:${desk}:`)).map(({ body }) => body)
  }

  test('says all that the hub holds, a fact set aside included', async () => {
    const through = sent.get(here)
    await until(async () =>
      (await receiptsOf(here)).some((body) => (body as { through: number }).through === through),
    )
    expect(await receiptsOf(here)).toContainEqual({ desk: here, through, missing: [] })
  })

  test('names what is missing, until it has come', async () => {
    const [first, second, third] = [1, 2, 3].map((n) => registered(there, n + 1, {}))
    await (await sessionOf(there)).send(first ?? {}, third ?? {})
    await until(async () =>
      (await receiptsOf(there)).find((body) => (body as { missing: number[] }).missing[0] === 3),
    )
    await (await sessionOf(there)).send(second ?? {})
    await until(async () => {
      const complete = { desk: there, through: 4, missing: [] }
      return (await receiptsOf(there)).some((body) => JSON.stringify(body) === JSON.stringify(complete))
    })
  })
})
