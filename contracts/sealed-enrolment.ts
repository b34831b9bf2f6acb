import { z } from 'zod'
import { accepted, type Result, rejected } from '#domain/result'
import { decodeBase64url, encodeBase64url } from '#domain/text/base64url'
import { tidyCode } from '#domain/text/normalise-text'
import { DeskIdentity, Enrolment, Organisation } from './enrolment.ts'

/** What stands in the open: enough for the first-run page to say whose file it is, before anybody types the code. */
const OpenPart = z.object({
  desk: DeskIdentity.shape.desk.shape.code,
  office: Organisation.shape.name,
})

export interface SealedEnrolment {
  readonly desk: string
  readonly office: string
  /** `ZYE1.<open part>`, as it is bound to the sealed part. */
  readonly head: string
  readonly salt: Uint8Array<ArrayBuffer>
  readonly iv: Uint8Array<ArrayBuffer>
  readonly sealed: Uint8Array<ArrayBuffer>
}

export type SealedEnrolmentFormProblem =
  | { readonly code: 'not-an-enrolment' }
  | { readonly code: 'newer-enrolment'; readonly version: number }

/** `wrong-code`: or somebody changed the text; the two cannot be told apart. */
export type SealedEnrolmentProblem = SealedEnrolmentFormProblem | { readonly code: 'wrong-code' }

const VERSION = 1
/** OWASP Password Storage Cheat Sheet for PBKDF2-HMAC-SHA256. With a code of 59 bits, a found file is worth nothing. */
const ITERATIONS = 600_000
/** Far above what the largest office needs; a larger text is not worth decoding. */
const LONGEST = 20_000
/** Nothing that is mistaken for something else when read aloud or copied from paper: no 0, O, 1, I, L. */
const CODE_ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
export const ENROLMENT_CODE_LENGTH = 12

/** A new one-time code, 12 characters (59 bits) in groups of four as a person reads them: `ABCD-EFGH-JKMN`. */
export function makeEnrolmentCode(): string {
  // Bytes above the last whole round of the alphabet are drawn again, or some letters would come more often.
  const fair = 256 - (256 % CODE_ALPHABET.length)
  let code = ''
  while (code.length < ENROLMENT_CODE_LENGTH) {
    const byte = globalThis.crypto.getRandomValues(new Uint8Array(1))[0] ?? fair
    if (byte < fair) code += CODE_ALPHABET[byte % CODE_ALPHABET.length]
  }
  return code.replace(/(.{4})(?=.)/g, '$1-')
}

/** The code as it is compared: however it was typed — lower case, full width, with blanks or dashes. It may still be incomplete. */
export function normaliseEnrolmentCode(typed: string): string {
  return tidyCode(typed).replace(/\p{P}/gu, '')
}

/**
 * An enrolment as a text that may travel on paper or a stick: `ZYE1.<open part>.<salt>.<iv>.<sealed>`, each base64url, short enough for
 * one QR code. PBKDF2-SHA-256 of the code makes the key of an AES-256-GCM that binds the open part as well.
 */
export async function sealEnrolment(enrolment: Enrolment, code: string): Promise<string> {
  const open = { desk: enrolment.desk.code, office: enrolment.organisation.name }
  const head = `ZYE${VERSION}.${encodeBase64url(toBytes(JSON.stringify(open)))}`
  const salt = globalThis.crypto.getRandomValues(new Uint8Array(16))
  const iv = globalThis.crypto.getRandomValues(new Uint8Array(12))
  const sealed = await globalThis.crypto.subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData: toBytes(head) },
    await deriveKey(code, salt),
    toBytes(JSON.stringify(enrolment)),
  )
  return [head, ...[salt, iv, new Uint8Array(sealed)].map(encodeBase64url)].join('.')
}

/** Reads the form alone, without the code: whose enrolment it is. Blanks and line breaks that a mail or a scanner put in do no harm. */
export function parseSealedEnrolment(text: string): Result<SealedEnrolment, SealedEnrolmentFormProblem> {
  if (text.length > LONGEST) return rejected({ code: 'not-an-enrolment' })
  const [mark = '', open = '', ...rest] = text.replace(/\s+/g, '').split('.')
  const version = Number(/^ZYE([1-9][0-9]{0,3})$/.exec(mark)?.[1] ?? 0)
  if (version > VERSION) return rejected({ code: 'newer-enrolment', version })
  const [salt, iv, sealed] = rest.map(decodeStrictly)
  const named = OpenPart.safeParse(parseJson(decodeStrictly(open)))
  const complete = rest.length === 3 && salt?.length === 16 && iv?.length === 12 && (sealed?.length ?? 0) > 16
  if (version !== VERSION || !complete || !sealed || !named.success)
    return rejected({ code: 'not-an-enrolment' })
  return accepted({ ...named.data, head: `${mark}.${open}`, salt, iv, sealed })
}

/** The enrolment in a sealed text, or why not. */
export async function openEnrolment(
  text: string,
  code: string,
): Promise<Result<Enrolment, SealedEnrolmentProblem>> {
  const parsed = parseSealedEnrolment(text)
  if (!parsed.ok) return parsed
  const { head, salt, iv, sealed } = parsed.value
  const key = await deriveKey(code, salt)
  const way = { name: 'AES-GCM', iv, additionalData: toBytes(head) }
  // WebCrypto says only that it failed, whether the code or the text is wrong.
  const opened = await globalThis.crypto.subtle.decrypt(way, key, sealed).catch(() => null)
  if (!opened) return rejected({ code: 'wrong-code' })
  const enrolment = Enrolment.safeParse(parseJson(new Uint8Array(opened)))
  return enrolment.success ? accepted(enrolment.data) : rejected({ code: 'not-an-enrolment' })
}

async function deriveKey(code: string, salt: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  const typed = toBytes(normaliseEnrolmentCode(code))
  const secret = await globalThis.crypto.subtle.importKey('raw', typed, 'PBKDF2', false, ['deriveKey'])
  return globalThis.crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: ITERATIONS },
    secret,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  )
}

/** Only the one spelling of these bytes: base64url has spare bits at its end, and a changed character must not go unseen. */
function decodeStrictly(text: string): Uint8Array<ArrayBuffer> | null {
  const bytes = decodeBase64url(text)
  return bytes && encodeBase64url(bytes) === text ? bytes : null
}

function parseJson(bytes: Uint8Array | null): unknown {
  try {
    return bytes && JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return null
  }
}

function toBytes(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text)
}
