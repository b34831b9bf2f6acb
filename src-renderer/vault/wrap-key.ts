import type { WrappedKey } from './vault-record.ts'

type Bytes = Uint8Array<ArrayBuffer>

/** Mixes bytes with a secret that this machine alone has; null where it has none that is safe. */
export type BindToDevice = (bytes: Bytes) => Promise<Bytes | null>

/** OWASP Password Storage Cheat Sheet for PBKDF2-HMAC-SHA-256; about 0.3 s on an office PC. */
export const ROUNDS = 600_000
const DATA_KEY_LENGTH = 32

/** The key of a new vault. It is handed on wrapped, and used as `importDataKey` makes it: not even this page can read it back. */
export function makeDataKey(): Bytes {
  return crypto.getRandomValues(new Uint8Array(DATA_KEY_LENGTH))
}

export function importDataKey(bytes: Bytes): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt'])
}

/** Wraps the data key by a secret, and by the machine's where it has one. `place` binds it to its desk and its owner. */
export async function wrapKey(
  dataKey: Bytes,
  secret: string,
  place: string,
  bind: BindToDevice | null,
): Promise<WrappedKey> {
  const salt = crypto.getRandomValues(new Uint8Array(16))
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const stretched = await stretch(secret, salt, ROUNDS)
  const mixed = bind && (await bind(stretched))
  const key = await importWrappingKey(mixed ?? stretched)
  const wrapped = await crypto.subtle.encrypt(wayOf(iv, place), key, dataKey)
  return { salt, rounds: ROUNDS, bound: mixed !== null, iv, wrapped: new Uint8Array(wrapped) }
}

/** The data key; null where the secret is wrong, or this is not the machine that it was wrapped on. */
export async function unwrapKey(
  { salt, rounds, bound, iv, wrapped }: WrappedKey,
  secret: string,
  place: string,
  bind: BindToDevice,
): Promise<Bytes | null> {
  const stretched = await stretch(secret, salt, rounds)
  const mixed = bound ? await bind(stretched) : stretched
  if (mixed === null) return null
  try {
    const key = await importWrappingKey(mixed)
    return new Uint8Array(await crypto.subtle.decrypt(wayOf(iv, place), key, wrapped))
  } catch {
    return null
  }
}

function wayOf(iv: Bytes, place: string) {
  return { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(place) }
}

function importWrappingKey(bytes: Bytes): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt'])
}

async function stretch(secret: string, salt: Bytes, iterations: number): Promise<Bytes> {
  const typed = new TextEncoder().encode(secret)
  const key = await crypto.subtle.importKey('raw', typed, 'PBKDF2', false, ['deriveBits'])
  return new Uint8Array(
    await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations }, key, 256),
  )
}
