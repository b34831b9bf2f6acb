import { generateKeyPairSync, sign, verify } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  buildCertificateQr,
  buildCertificateText,
  bytesToSign,
  parseCertificateQr,
  parseCertificateText,
  type VerifySignature,
  verifyCertificate,
} from './certificate.ts'
import { PlainDate } from './plain-date.ts'
import { decodeBase64url, encodeBase64url } from './text/base64url.ts'
import { buildVolunteerNumber } from './volunteer-number.ts'

const enrolledOn = PlainDate.parse('2026-03-02')
const content = {
  number: buildVolunteerNumber({ division: '410202', enrolledOn, sequence: 17 }),
  name: '买买提·吐尔逊',
  org: '410202001',
  office: '龙亭区北道门社区',
  enrolledOn,
}
const key = generateKeyPairSync('ed25519')
const payload = buildCertificateText(content)
const signature = encodeBase64url(sign(null, bytesToSign(payload), key.privateKey))
const qr = buildCertificateQr({ payload, signature, kid: 'k1' })

const check: VerifySignature = async (bytes, signed, kid) =>
  kid === 'k1' ? verify(null, bytes, key.publicKey, signed) : null

test('a certificate of ours is read and verified without a network', async () => {
  expect(qr).toMatch(/^ZYZ1\.[\w-]+\.[\w-]{86}\.k1$/)
  expect(await verifyCertificate(qr, check)).toEqual({ ok: true, value: { v: 1, ...content } })
})

test('the signed text has its fields in one order, whatever the order they come in', () => {
  const { number, ...rest } = content
  expect(buildCertificateText({ ...rest, number })).toBe(payload)
})

test('a scanner’s line breaks and blanks do no harm', async () => {
  expect((await verifyCertificate(` ${qr.slice(0, 40)}\r\n${qr.slice(40)}\n`, check)).ok).toBe(true)
})

test('another name under the same signature is found', async () => {
  const forged = buildCertificateQr({ payload: payload.replace('买买提', '张三'), signature, kid: 'k1' })
  expect(await verifyCertificate(forged, check)).toEqual({
    ok: false,
    problems: [{ code: 'signature-wrong' }],
  })
})

test('a key that this desk does not have is said to be that, not a forgery', async () => {
  const foreign = buildCertificateQr({ payload, signature, kid: 'k2' })
  expect(await verifyCertificate(foreign, check)).toEqual({
    ok: false,
    problems: [{ code: 'unknown-key', kid: 'k2' }],
  })
})

test('a certificate of a newer form is said to be that', () => {
  expect(parseCertificateQr('ZYZ2.abc')).toEqual({
    ok: false,
    problems: [{ code: 'newer-certificate', version: '2' }],
  })
})

test.each([
  '',
  'https://example.org/',
  'ZYZ1',
  'ZYZ1..',
  'ZYZ1.e30.AAAA.k1',
  `${qr}.x`,
  qr.slice(0, 60),
  'ZYZ1.e30.!!.k1',
])('%j is no certificate', (typed) => {
  expect(parseCertificateQr(typed)).toEqual({ ok: false, problems: [{ code: 'not-a-certificate' }] })
})

test('a well-signed text that is no certificate is none', async () => {
  const text = JSON.stringify({ v: 1, number: 'ZY1' })
  const odd = buildCertificateQr({
    payload: text,
    signature: encodeBase64url(sign(null, bytesToSign(text), key.privateKey)),
    kid: 'k1',
  })
  expect(await verifyCertificate(odd, check)).toEqual({
    ok: false,
    problems: [{ code: 'not-a-certificate' }],
  })
  expect(parseCertificateText('{').ok).toBe(false)
})

test('the code stays small enough for a card of 6 cm', () => {
  expect(qr.length).toBeLessThan(400)
})

test('base64url gives back the bytes it was made of', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect([...(decodeBase64url(encodeBase64url(bytes)) ?? [])]).toEqual([...bytes])
    }),
  )
  expect(decodeBase64url('a')).toBeNull()
  expect(decodeBase64url('a+b=')).toBeNull()
})
