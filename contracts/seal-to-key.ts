import { accepted, type Result, rejected } from '#domain/result'
import { decodeBase64url, encodeBase64url } from '#domain/text/base64url'

const CURVE = { name: 'ECDH', namedCurve: 'P-256' } as const

/** What a box is for, and the open text beside it that must not be changed: both ends name them alike, or nothing opens. */
export interface SealContext {
  readonly purpose: string
  readonly bound: string
}

/** `not-for-this-key`: sealed to another key, or somebody changed it; the two cannot be told apart. */
export type SealProblem = { readonly code: 'not-sealed' } | { readonly code: 'not-for-this-key' }

/**
 * Seals bytes to a public key (ECDH P-256, raw uncompressed point, base64url) with a key made for this one box, HKDF-SHA-256 and
 * AES-256-GCM: whoever sealed it cannot open it again. Three parts, base64url: one-time public key, iv, sealed. Rejects where the
 * public key is none.
 */
export async function sealToKey(
  bytes: Uint8Array<ArrayBuffer>,
  publicKey: string,
  context: SealContext,
): Promise<readonly string[]> {
  const subtle = globalThis.crypto.subtle
  const receiver = await importPublicKey(decodeBase64url(publicKey) ?? new Uint8Array())
  const once = await subtle.generateKey(CURVE, false, ['deriveBits'])
  const point = new Uint8Array(await subtle.exportKey('raw', once.publicKey))
  const iv = globalThis.crypto.getRandomValues(new Uint8Array(12))
  const way = { name: 'AES-GCM', iv, additionalData: toBytes(context.bound) }
  const sealed = await subtle.encrypt(way, await deriveKey(once.privateKey, receiver, point, context), bytes)
  return [point, iv, new Uint8Array(sealed)].map(encodeBase64url)
}

/** What the three parts hold, or why not. `privateKey`: ECDH P-256, usable for `deriveBits`. */
export async function openWithKey(
  parts: readonly string[],
  privateKey: CryptoKey,
  context: SealContext,
): Promise<Result<Uint8Array<ArrayBuffer>, SealProblem>> {
  const [point, iv, sealed] = parts.map(decodeBase64url)
  if (parts.length !== 3 || !point || iv?.length !== 12 || !sealed) return rejected({ code: 'not-sealed' })
  const once = await importPublicKey(point).catch(() => null)
  if (!once) return rejected({ code: 'not-sealed' })
  const way = { name: 'AES-GCM', iv, additionalData: toBytes(context.bound) }
  const key = await deriveKey(privateKey, once, point, context)
  // WebCrypto says only that it failed, whether the key or the box is wrong.
  const opened = await globalThis.crypto.subtle.decrypt(way, key, sealed).catch(() => null)
  return opened ? accepted(new Uint8Array(opened)) : rejected({ code: 'not-for-this-key' })
}

function importPublicKey(point: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  return globalThis.crypto.subtle.importKey('raw', point, CURVE, true, [])
}

async function deriveKey(
  own: CryptoKey,
  other: CryptoKey,
  point: Uint8Array<ArrayBuffer>,
  { purpose }: SealContext,
): Promise<CryptoKey> {
  const subtle = globalThis.crypto.subtle
  const shared = await subtle.deriveBits({ name: 'ECDH', public: other }, own, 256)
  const secret = await subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey'])
  // Both ends know the one-time point: it binds the key to this box.
  const way = { name: 'HKDF', hash: 'SHA-256', salt: point, info: toBytes(purpose) }
  return subtle.deriveKey(way, secret, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
}

function toBytes(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text)
}
