import { z } from 'zod'
import type { SignedCertificate } from './facts/registration-ruled.ts'
import { PlainDate } from './plain-date.ts'
import { accepted, type Result, rejected } from './result.ts'
import { decodeBase64url, encodeBase64url } from './text/base64url.ts'
import { parseVolunteerNumber } from './volunteer-number.ts'

/** What a certificate states, and no more: it is shown to strangers, so no birth date and no identity number. */
export const CertificatePayload = z.object({
  v: z.literal(1),
  number: z.string().refine((number) => parseVolunteerNumber(number).ok),
  name: z.string().min(1).max(120),
  /** Code and name of the office that registered the volunteer. */
  org: z.string().min(1).max(40),
  office: z.string().min(1).max(80),
  enrolledOn: PlainDate,
})
export type CertificatePayload = z.infer<typeof CertificatePayload>

export type CertificateProblem =
  /** The text is no certificate of ours: another QR code, or one cut short. */
  | { readonly code: 'not-a-certificate' }
  | { readonly code: 'newer-certificate'; readonly version: string }
  | { readonly code: 'unknown-key'; readonly kid: string }
  | { readonly code: 'signature-wrong' }

const PREFIX = 'ZYZ1'

/** The text that is signed: the payload's fields in one fixed order, so that signer and reader cannot differ by a blank. */
export function buildCertificateText(payload: Omit<CertificatePayload, 'v'>): string {
  const { number, name, org, office, enrolledOn } = payload
  return JSON.stringify({ v: 1, number, name, org, office, enrolledOn } satisfies CertificatePayload)
}

/** Ed25519 signs these bytes. */
export function bytesToSign(payloadText: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(payloadText)
}

/** What the QR code holds: `ZYZ1.<payload>.<signature>.<key id>`, payload and signature in base64url. */
export function buildCertificateQr({ payload, signature, kid }: SignedCertificate): string {
  return [PREFIX, encodeBase64url(bytesToSign(payload)), signature, kid].join('.')
}

/** Reads what a scanner typed. Nothing is proven yet: only `verifyCertificate` says whether it is true. */
export function parseCertificateQr(raw: string): Result<SignedCertificate, CertificateProblem> {
  const [prefix, payload, signature, kid, ...rest] = raw.replace(/\s/g, '').split('.')
  const newer = /^ZYZ([0-9]+)$/.exec(prefix ?? '')
  if (newer !== null && prefix !== PREFIX) {
    return rejected<CertificateProblem>({ code: 'newer-certificate', version: newer[1] ?? '' })
  }
  const bytes = decodeBase64url(payload ?? '')
  const complete = prefix === PREFIX && bytes !== null && payload && signature && kid && rest.length === 0
  if (!complete || decodeBase64url(signature)?.length !== 64 || !/^[\w-]{1,40}$/.test(kid)) {
    return rejected<CertificateProblem>({ code: 'not-a-certificate' })
  }
  return accepted({ payload: new TextDecoder().decode(bytes), signature, kid })
}

/** Reads a payload's text. */
export function parseCertificateText(text: string): Result<CertificatePayload, CertificateProblem> {
  const read = CertificatePayload.safeParse(parseJson(text))
  return read.success ? accepted(read.data) : rejected<CertificateProblem>({ code: 'not-a-certificate' })
}

/** Checks an Ed25519 signature (64 bytes) with the key of that id; null where no such key is known. Crypto is the caller's. */
export type VerifySignature = (
  bytes: Uint8Array<ArrayBuffer>,
  signature: Uint8Array<ArrayBuffer>,
  kid: string,
) => Promise<boolean | null>

/** Whether a scanned certificate is true, needing no network: form, key, signature over the exact text, then the content. */
export async function verifyCertificate(
  raw: string,
  verify: VerifySignature,
): Promise<Result<CertificatePayload, CertificateProblem>> {
  const signed = parseCertificateQr(raw)
  if (!signed.ok) return signed
  const { payload, signature, kid } = signed.value
  const genuine = await verify(bytesToSign(payload), decodeBase64url(signature) ?? new Uint8Array(), kid)
  if (genuine === null) return rejected<CertificateProblem>({ code: 'unknown-key', kid })
  return genuine ? parseCertificateText(payload) : rejected<CertificateProblem>({ code: 'signature-wrong' })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
