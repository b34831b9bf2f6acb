import type { Digest } from '#domain/seal/seal'
import type { SealMeans } from '#domain/seal/seal-fact'
import { decodeBase64url, encodeBase64url } from '#domain/text/base64url'

const CURVE = { name: 'ECDSA', namedCurve: 'P-256' } as const
const SIGNING = { name: 'ECDSA', hash: 'SHA-256' } as const
/** Keys are few; a hostile hub or desk that names a new one in every fact must fill no memory. */
const MOST_KEYS = 500

/** What signs for a desk. Where the private half lies is the machine's business; nobody reads it out. */
export interface DeskKey {
  /** Raw uncompressed point, base64url. */
  readonly publicKey: string
  /** ECDSA P-256 with SHA-256: r and s in 64 bytes. */
  sign(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>>
}

/** SHA-256 by WebCrypto, which every runtime has that checks seals. */
export const digestText: Digest = async (text) =>
  encodeBase64url(new Uint8Array(await globalThis.crypto.subtle.digest('SHA-256', toBytes(text))))

/** Everything that sealing facts with this key takes. */
export function sealMeansOf(key: DeskKey): SealMeans {
  return {
    digest: digestText,
    newSalt: () => encodeBase64url(globalThis.crypto.getRandomValues(new Uint8Array(16))),
    publicKey: key.publicKey,
    sign: async (text) => encodeBase64url(await key.sign(toBytes(text))),
  }
}

/** Length of a raw uncompressed point of P-256. Bytes. */
const POINT_LENGTH = 65

/** A new pair as bytes, to be kept where they are sealed: the raw public point, then the private key as PKCS #8. */
export async function makeDeskKeyBytes(): Promise<Uint8Array<ArrayBuffer>> {
  const { subtle } = globalThis.crypto
  const { privateKey, publicKey } = await subtle.generateKey(CURVE, true, ['sign', 'verify'])
  const point = new Uint8Array(await subtle.exportKey('raw', publicKey))
  const secret = new Uint8Array(await subtle.exportKey('pkcs8', privateKey))
  const bytes = new Uint8Array(point.length + secret.length)
  bytes.set(point)
  bytes.set(secret, point.length)
  secret.fill(0)
  return bytes
}

/** What signs with those bytes; the private half cannot be taken out of the runtime again. Null where they are no pair. */
export async function readDeskKey(bytes: Uint8Array<ArrayBuffer>): Promise<DeskKey | null> {
  const { subtle } = globalThis.crypto
  const [point, secret] = [bytes.slice(0, POINT_LENGTH), bytes.slice(POINT_LENGTH)]
  try {
    const privateKey = await subtle.importKey('pkcs8', secret, CURVE, false, ['sign'])
    const publicKey = await subtle.importKey('raw', point, CURVE, true, ['verify'])
    return await toDeskKey({ privateKey, publicKey })
  } catch {
    return null
  } finally {
    secret.fill(0)
  }
}

/** A new pair that signs and cannot be taken out of the runtime that made it. */
export function makeDeskKeyPair(): Promise<CryptoKeyPair> {
  return globalThis.crypto.subtle.generateKey(CURVE, false, ['sign', 'verify'])
}

export async function toDeskKey({ privateKey, publicKey }: CryptoKeyPair): Promise<DeskKey> {
  const point = await globalThis.crypto.subtle.exportKey('raw', publicKey)
  return {
    publicKey: encodeBase64url(new Uint8Array(point)),
    sign: async (bytes) => new Uint8Array(await globalThis.crypto.subtle.sign(SIGNING, privateKey, bytes)),
  }
}

/** Checks a seal's signature; false where the key is no point of the curve. Remembers keys it has met. */
export function createSignatureCheck(): (
  text: string,
  signature: string,
  publicKey: string,
) => Promise<boolean> {
  const keys = new Map<string, Promise<CryptoKey | null>>()
  function keyOf(publicKey: string): Promise<CryptoKey | null> {
    const known = keys.get(publicKey)
    if (known) return known
    if (keys.size >= MOST_KEYS) keys.clear()
    const imported = importKey(publicKey)
    keys.set(publicKey, imported)
    return imported
  }
  return async (text, signature, publicKey) => {
    const key = await keyOf(publicKey)
    const bytes = decodeBase64url(signature)
    if (key === null || bytes === null) return false
    return globalThis.crypto.subtle.verify(SIGNING, key, bytes, toBytes(text))
  }
}

async function importKey(publicKey: string): Promise<CryptoKey | null> {
  const point = decodeBase64url(publicKey)
  if (point === null) return null
  return globalThis.crypto.subtle.importKey('raw', point, CURVE, false, ['verify']).catch(() => null)
}

function toBytes(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text)
}
