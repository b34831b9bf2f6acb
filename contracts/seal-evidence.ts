import type { EvidenceReference } from '#domain/facts/evidence-reference'
import { accepted, type Result, rejected } from '#domain/result'
import { decodeBase64url, encodeBase64url } from '#domain/text/base64url'
import {
  CHUNK_BYTES,
  chunkId,
  type EvidenceChunk,
  type EvidenceDocument,
  type EvidenceManifest,
  evidenceRevision,
  manifestId,
} from './evidence-documents.ts'
import { openWithKey, type SealProblem, sealToKey } from './seal-to-key.ts'

/** One signature image or scan, as documents ready to be stored and copied. */
export interface SealedEvidence {
  readonly reference: EvidenceReference
  readonly manifest: EvidenceDocument<EvidenceManifest>
  readonly chunks: readonly EvidenceDocument<EvidenceChunk>[]
}

export type EvidenceAbout = Pick<
  EvidenceManifest,
  'evidence' | 'org' | 'desk' | 'worker' | 'subject' | 'mediaType'
>

/** `missing`, `altered`: a chunk. `not-as-named`: everything opens, and is not what the hash in the manifest names. */
export type EvidenceProblem =
  | { readonly code: 'missing' | 'altered'; readonly chunk: number }
  | { readonly code: 'not-as-named' }

const PURPOSE = 'evidence-key'

/**
 * Encrypts one item with a fresh AES-256 key, chunk by chunk, and seals the key to the hub's export key from the directory. Rejects
 * where that is no key. `bytes`: 1 to `LARGEST_EVIDENCE`.
 */
export async function sealEvidence(
  bytes: Uint8Array<ArrayBuffer>,
  about: EvidenceAbout,
  hubKey: string,
): Promise<SealedEvidence> {
  const { subtle } = globalThis.crypto
  const key = await subtle.generateKey({ name: 'AES-GCM', length: 256 }, true, ['encrypt'])
  const { evidence, org, desk, mediaType } = about
  const total = Math.ceil(bytes.length / CHUNK_BYTES)
  const sealed: { readonly sha256: string; readonly bytes: number; readonly data: string }[] = []
  for (let at = 0; at < total; at += 1) {
    const piece = bytes.subarray(at * CHUNK_BYTES, (at + 1) * CHUNK_BYTES)
    const chunk = new Uint8Array(await subtle.encrypt(wayOf(evidence, at, total), key, piece))
    sealed.push({ sha256: await sha256Of(chunk), bytes: chunk.length, data: encodeBase64url(chunk) })
  }
  const raw = new Uint8Array(await subtle.exportKey('raw', key))
  const reference = { evidence, desk, mediaType, bytes: bytes.length, sha256: await sha256Of(bytes) }
  const keyForHub = (await sealToKey(raw, hubKey, contextOf({ ...about, ...reference }))).join('.')
  const chunks = sealed.map(({ sha256, bytes }) => ({ sha256, bytes }))
  return {
    reference,
    manifest: withRevision(manifestId(desk, evidence), { ...about, ...reference, chunks, keyForHub }),
    chunks: sealed.map(({ sha256, data }) =>
      withRevision(chunkId(desk, evidence, sha256), { evidence, org, desk, data }),
    ),
  }
}

/** The item's key, or why the hub cannot have it. `privateKey`: ECDH P-256 of the hub, usable for `deriveBits`. */
export async function openKeyForHub(
  manifest: EvidenceManifest,
  privateKey: CryptoKey,
): Promise<Result<Uint8Array<ArrayBuffer>, SealProblem>> {
  return openWithKey(manifest.keyForHub.split('.'), privateKey, contextOf(manifest))
}

/** The item's key under an office's own (32 bytes): one text of base64url. */
export async function wrapKey(
  rawKey: Uint8Array<ArrayBuffer>,
  officeKey: Uint8Array<ArrayBuffer>,
  bound: string,
): Promise<string> {
  const { subtle } = globalThis.crypto
  const key = await subtle.importKey('raw', officeKey, 'AES-GCM', false, ['encrypt'])
  const iv = globalThis.crypto.getRandomValues(new Uint8Array(12))
  const way = { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(bound) }
  const wrapped = new Uint8Array(await subtle.encrypt(way, key, rawKey))
  return encodeBase64url(new Uint8Array([...iv, ...wrapped]))
}

/** Null where the office's key is another one, or the text was changed or is bound to something else. */
export async function unwrapKey(
  text: string,
  officeKey: Uint8Array<ArrayBuffer>,
  bound: string,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const { subtle } = globalThis.crypto
  const bytes = decodeBase64url(text)
  if (!bytes || bytes.length <= 12) return null
  const key = await subtle.importKey('raw', officeKey, 'AES-GCM', false, ['decrypt']).catch(() => null)
  const way = {
    name: 'AES-GCM',
    iv: bytes.subarray(0, 12),
    additionalData: new TextEncoder().encode(bound),
  }
  const opened = key && (await subtle.decrypt(way, key, bytes.subarray(12)).catch(() => null))
  return opened && new Uint8Array(opened)
}

/**
 * Puts an item together again and holds every byte of it to its hash. `dataOf` answers the text of a chunk by its document id, or null.
 * Of a problem there is only the first: what follows it cannot be told.
 */
export async function openEvidence(
  manifest: EvidenceManifest,
  rawKey: Uint8Array<ArrayBuffer>,
  dataOf: (id: string) => string | null,
): Promise<Result<Uint8Array<ArrayBuffer>, EvidenceProblem>> {
  const { subtle } = globalThis.crypto
  const key = await subtle.importKey('raw', rawKey, 'AES-GCM', false, ['decrypt']).catch(() => null)
  if (!key) return rejected({ code: 'not-as-named' })
  const { evidence, desk, chunks } = manifest
  const pieces: Uint8Array[] = []
  for (const [at, { sha256 }] of chunks.entries()) {
    const data = dataOf(chunkId(desk, evidence, sha256))
    if (data === null) return rejected({ code: 'missing', chunk: at })
    const sealed = decodeBase64url(data)
    if (!sealed || (await sha256Of(sealed)) !== sha256) return rejected({ code: 'altered', chunk: at })
    const way = wayOf(evidence, at, chunks.length)
    const piece = await subtle.decrypt(way, key, sealed).catch(() => null)
    if (!piece) return rejected({ code: 'altered', chunk: at })
    pieces.push(new Uint8Array(piece))
  }
  const bytes = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0))
  let end = 0
  for (const piece of pieces) {
    bytes.set(piece, end)
    end += piece.length
  }
  const isAsNamed = bytes.length === manifest.bytes && (await sha256Of(bytes)) === manifest.sha256
  return isAsNamed ? accepted(bytes) : rejected({ code: 'not-as-named' })
}

/** SHA-256 in hex. */
export async function sha256Of(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await globalThis.crypto.subtle.digest('SHA-256', bytes))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** A fresh key for each item: its chunks may count their own nonces. A chunk opens in its own place only, and only where all are there. */
function wayOf(evidence: string, at: number, total: number) {
  const iv = new Uint8Array(12)
  new DataView(iv.buffer).setUint32(8, at)
  return { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(`${evidence}:${at}/${total}`) }
}

/** The key opens for what it was sealed with: nobody can hang another desk's evidence on another person. */
function contextOf(named: Omit<EvidenceManifest, 'chunks' | 'keyForHub'>) {
  const { evidence, org, desk, worker, subject, mediaType, bytes, sha256 } = named
  const bound = JSON.stringify([evidence, org, desk, worker, subject, mediaType, bytes, sha256])
  return { purpose: PURPOSE, bound }
}

function withRevision<Body extends object>(_id: string, body: Body): EvidenceDocument<Body> {
  return { ...body, _id, _rev: evidenceRevision(_id) }
}
