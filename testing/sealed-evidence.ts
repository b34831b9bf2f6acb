import { type SealedEvidence, sealEvidence } from '#contracts/seal-evidence'
import { encodeBase64url } from '#domain/text/base64url'

/** Bytes that nobody could guess or compress, the same for the same seed. */
export function evidenceBytes(length: number, seed = 1): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length)
  let state = seed
  for (let at = 0; at < length; at += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    bytes[at] = state >>> 24
  }
  return bytes
}

export interface TestKey {
  readonly publicKey: string
  readonly privateKey: CryptoKey
}

/** A hub's export key that exists for one test. */
export async function makeTestKey(): Promise<TestKey> {
  const pair = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, ['deriveBits'])
  const point = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey))
  return { publicKey: encodeBase64url(point), privateKey: pair.privateKey }
}

/** A photo of so many bytes as a desk would send it. */
export function sealedBy(
  desk: string,
  hubKey: string,
  {
    bytes = 200_000,
    subject = `registration:${crypto.randomUUID()}`,
  }: { readonly bytes?: number; readonly subject?: string } = {},
): Promise<SealedEvidence> {
  const org = desk.slice(0, desk.lastIndexOf('-'))
  const about = { org, desk, worker: `${org}-w1`, subject, evidence: crypto.randomUUID() }
  return sealEvidence(evidenceBytes(bytes), { ...about, mediaType: 'image/jpeg' }, hubKey)
}
