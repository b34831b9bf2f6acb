import { expect, test } from 'vitest'
import { buildCertificateQr, buildCertificateText, bytesToSign, verifyCertificate } from '#domain/certificate'
import { PlainDate } from '#domain/plain-date'
import { encodeBase64url } from '#domain/text/base64url'
import { buildVolunteerNumber } from '#domain/volunteer-number'
import { verifyWithDirectory } from './verify-signature.ts'

const { subtle } = crypto

async function signedCertificate() {
  const pair = await subtle.generateKey({ name: 'Ed25519' }, true, ['sign', 'verify'])
  if (!('privateKey' in pair)) throw new Error('Ed25519 makes pairs')
  const publicKey = encodeBase64url(new Uint8Array(await subtle.exportKey('raw', pair.publicKey)))
  const enrolledOn = PlainDate.parse('2026-03-02')
  const payload = buildCertificateText({
    number: buildVolunteerNumber({ division: '410202', enrolledOn, sequence: 1 }),
    name: '张秀英',
    org: '410202001',
    office: '龙亭区北道门社区',
    enrolledOn,
  })
  const signature = new Uint8Array(
    await subtle.sign({ name: 'Ed25519' }, pair.privateKey, bytesToSign(payload)),
  )
  const key = { kind: 'certificate-key', kid: 'k1', publicKey, from: '2026-01-01T00:00:00+08:00' } as const
  return { key, signed: { payload, signature: encodeBase64url(signature), kid: 'k1' } }
}

test('a certificate signed by a key of the directory is genuine', async () => {
  const { key, signed } = await signedCertificate()
  const answer = await verifyCertificate(buildCertificateQr(signed), verifyWithDirectory([key], subtle))
  expect(answer).toMatchObject({ ok: true, value: { name: '张秀英' } })
})

test('another name under the same signature is not', async () => {
  const { key, signed } = await signedCertificate()
  const forged = { ...signed, payload: signed.payload.replace('张秀英', '王志强') }
  const answer = await verifyCertificate(buildCertificateQr(forged), verifyWithDirectory([key], subtle))
  expect(answer).toEqual({ ok: false, problems: [{ code: 'signature-wrong' }] })
})

test('without the key nobody can tell', async () => {
  const { signed } = await signedCertificate()
  const answer = await verifyCertificate(buildCertificateQr(signed), verifyWithDirectory([], subtle))
  expect(answer).toEqual({ ok: false, problems: [{ code: 'unknown-key', kid: 'k1' }] })
})
