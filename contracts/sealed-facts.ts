import { z } from 'zod'
import { AnyFact } from '#domain/fact'
import { accepted, type Result, rejected } from '#domain/result'
import { decodeBase64url, encodeBase64url } from '#domain/text/base64url'
import { DeskIdentity, Organisation } from './enrolment.ts'

/** Whose facts a file holds, and how many: readable in the open, so that nobody has to guess what lies on a stick. */
const About = z.object({
  desk: DeskIdentity.shape.desk.shape.code,
  org: Organisation.shape.code,
  facts: z.int().min(0),
})
export type AboutSealedFacts = z.infer<typeof About>

export interface OpenedFacts {
  readonly about: AboutSealedFacts
  /** To the letter as they were sealed, fields that this version does not know included. */
  readonly facts: readonly AnyFact[]
  /** Rows that are no facts at all. */
  readonly unreadable: number
}

/** `not-for-this-hub`: sealed to another hub's key, or somebody changed the file; the two cannot be told apart. */
export type SealedFactsProblem =
  | { readonly code: 'not-sealed-facts' }
  | { readonly code: 'newer-sealed-facts'; readonly version: number }
  | { readonly code: 'not-for-this-hub' }

const VERSION = 1
const CURVE = { name: 'ECDH', namedCurve: 'P-256' } as const

/**
 * Facts that leave a locked desk as a file: `ZYF1.<about>.<one-time public key>.<iv>.<sealed>`, each base64url. Sealed to the hub's export
 * key from the directory (raw uncompressed point, base64url) by ECDH with a key made for this one file, HKDF-SHA-256 and AES-256-GCM:
 * not even the desk can open it again. Who made the file is not proven by it; whoever takes it in checks the facts as the guard does.
 */
export async function sealFacts(
  facts: readonly AnyFact[],
  publicKey: string,
  about: { readonly desk: string; readonly org: string },
): Promise<string> {
  const subtle = globalThis.crypto.subtle
  const hub = await importPublicKey(decodeBase64url(publicKey) ?? new Uint8Array())
  const once = await subtle.generateKey(CURVE, false, ['deriveBits'])
  const point = new Uint8Array(await subtle.exportKey('raw', once.publicKey))
  const { desk, org } = about
  const head = `ZYF${VERSION}.${encodeBase64url(toBytes(JSON.stringify({ desk, org, facts: facts.length })))}`
  const iv = globalThis.crypto.getRandomValues(new Uint8Array(12))
  const sealed = await subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData: toBytes(head) },
    await deriveKey(once.privateKey, hub, point),
    toBytes(JSON.stringify(facts)),
  )
  return [head, ...[point, iv, new Uint8Array(sealed)].map(encodeBase64url)].join('.')
}

/** What a file of sealed facts holds, or why it cannot be opened. `privateKey`: ECDH P-256 of the hub, usable for `deriveBits`. */
export async function openFacts(
  text: string,
  privateKey: CryptoKey,
): Promise<Result<OpenedFacts, SealedFactsProblem>> {
  const [mark = '', open = '', ...rest] = text.replace(/\s+/g, '').split('.')
  const version = Number(/^ZYF([1-9][0-9]{0,3})$/.exec(mark)?.[1] ?? 0)
  if (version > VERSION) return rejected({ code: 'newer-sealed-facts', version })
  const about = About.safeParse(parseJson(decodeBase64url(open)))
  const [point, iv, sealed] = rest.map(decodeBase64url)
  const complete = version === VERSION && rest.length === 3 && point && iv?.length === 12 && sealed
  const once = complete ? await importPublicKey(point).catch(() => null) : null
  if (!about.success || !complete || !once) return rejected({ code: 'not-sealed-facts' })
  const key = await deriveKey(privateKey, once, point)
  const way = { name: 'AES-GCM', iv, additionalData: toBytes(`${mark}.${open}`) }
  // WebCrypto says only that it failed, whether the key or the file is wrong.
  const opened = await globalThis.crypto.subtle.decrypt(way, key, sealed).catch(() => null)
  if (!opened) return rejected({ code: 'not-for-this-hub' })
  const rows = parseJson(new Uint8Array(opened))
  if (!Array.isArray(rows)) return rejected({ code: 'not-sealed-facts' })
  // The schema only checks: its own answer would leave out what it does not name.
  const facts = rows.filter((row): row is AnyFact => AnyFact.safeParse(row).success)
  return accepted({ about: about.data, facts, unreadable: rows.length - facts.length })
}

function importPublicKey(point: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  return globalThis.crypto.subtle.importKey('raw', point, CURVE, true, [])
}

async function deriveKey(
  own: CryptoKey,
  other: CryptoKey,
  point: Uint8Array<ArrayBuffer>,
): Promise<CryptoKey> {
  const subtle = globalThis.crypto.subtle
  const shared = await subtle.deriveBits({ name: 'ECDH', public: other }, own, 256)
  const secret = await subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey'])
  // Both ends know the one-time point: it binds the key to this file.
  const way = { name: 'HKDF', hash: 'SHA-256', salt: point, info: toBytes('sealed-facts') }
  return subtle.deriveKey(way, secret, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
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
