import { z } from 'zod'
import { EVIDENCE_MEDIA_TYPES, EvidenceId, LARGEST_EVIDENCE, Sha256 } from '#domain/facts/evidence-reference'
import { DeskIdentity, Organisation } from './enrolment.ts'

/**
 * Documents of `org-<code>-evidence`. Each names its desk in its id, and the rest of the id names what is in it, so nothing in there is
 * ever written twice with two contents. Its one revision follows from the id: PouchDB copies documents with their revisions
 * (`new_edits: false`), and a rival of somebody else's making could win over what stands there. A revision that is already there is
 * passed over.
 */

/** Bytes of the item in one chunk. With base64 and its envelope a document has a third more: far below 256 KB. */
export const CHUNK_BYTES = 64 * 1024
/** AES-GCM's tag. */
const TAG_BYTES = 16

/** What a piece of evidence is, and of which encrypted chunks. It says nothing of the person but the subject's own id. */
export const EvidenceManifest = z.object({
  evidence: EvidenceId,
  org: Organisation.shape.code,
  desk: DeskIdentity.shape.desk.shape.code,
  worker: z.string().min(1).max(80),
  /** Whom it is about: an erasure finds it by this. */
  subject: z.string().regex(/^(registration|group):[0-9a-zA-Z-]{1,64}$/),
  mediaType: z.enum(EVIDENCE_MEDIA_TYPES),
  bytes: z.int().min(1).max(LARGEST_EVIDENCE),
  sha256: Sha256,
  /** In their order; `sha256` of the chunk as it is sent. */
  chunks: z
    .array(
      z.object({
        sha256: Sha256,
        bytes: z
          .int()
          .min(1)
          .max(CHUNK_BYTES + TAG_BYTES),
      }),
    )
    .min(1)
    .max(Math.ceil(LARGEST_EVIDENCE / CHUNK_BYTES)),
  /** The item's own AES-256 key, sealed to the hub's export key (`seal-to-key.ts`): the sending desk cannot open it again. */
  keyForHub: z.string().min(1).max(400),
})
export type EvidenceManifest = z.infer<typeof EvidenceManifest>

export const EvidenceChunk = z.object({
  evidence: EvidenceId,
  org: Organisation.shape.code,
  desk: DeskIdentity.shape.desk.shape.code,
  /** base64url; AES-256-GCM under the item's key. */
  data: z
    .string()
    .min(1)
    .max(Math.ceil(((CHUNK_BYTES + TAG_BYTES) * 4) / 3)),
})
export type EvidenceChunk = z.infer<typeof EvidenceChunk>

export type EvidenceDocument<Body> = Body & { readonly _id: string; readonly _rev: string }

/** Where a desk's manifest of one piece of evidence stands. */
export function manifestId(desk: string, evidence: string): string {
  return `manifest:${desk}:${evidence}`
}

/** All chunks of one piece of evidence begin so. */
export function chunkPrefix(desk: string, evidence: string): string {
  return `chunk:${desk}:${evidence}:`
}

/**
 * Where one chunk stands: its name is what is in it.
 *
 * @param sha256 of the chunk as it is sent, hex
 */
export function chunkId(desk: string, evidence: string, sha256: string): string {
  return `${chunkPrefix(desk, evidence)}${sha256}`
}

/** The only revision that the guard lets a desk's document have: 32 hex digits of what its id ends in. */
export function evidenceRevision(id: string): string {
  const name = id.slice(id.lastIndexOf(':') + 1)
  return `1-${name.replaceAll('-', '').slice(0, 32)}`
}

/**
 * A desk that wants to open evidence: a public key (ECDH P-256, raw point, base64url) made for this one session. The hub answers with
 * the office's key sealed to it, so that no disk of an office ever holds what opens its evidence.
 */
export const EvidenceReader = z.object({
  org: Organisation.shape.code,
  desk: DeskIdentity.shape.desk.shape.code,
  publicKey: z.string().min(1).max(200),
})

/**
 * Where a reader's public key stands.
 *
 * @param name `readerName` of the key
 */
export function readerId(desk: string, name: string): string {
  return `reader:${desk}:${name}`
}

/**
 * What a reader's key is called, so that no two keys have one name.
 *
 * @param sha256 of the public key's text, hex
 */
export function readerName(sha256: string): string {
  return sha256.slice(0, 32)
}

/** The hub's answer to a reader: the office's key, sealed to them. */
export function officeKeyId(desk: string, name: string): string {
  return `office-key:${desk}:${name}`
}

/** Written by the hub when a piece of evidence is whole and right: its key under the key of the office whose database this is. */
export function openingId(desk: string, evidence: string): string {
  return `opening:${desk}:${evidence}`
}

/** Whose evidence a document belongs to; null where it is neither a manifest nor a chunk. */
export function findEvidenceName(id: string): { readonly desk: string; readonly evidence: string } | null {
  const [kind, desk = '', evidence = '', ...rest] = id.split(':')
  const fits = (kind === 'manifest' && rest.length === 0) || (kind === 'chunk' && rest.length === 1)
  return fits && desk !== '' && EvidenceId.safeParse(evidence).success ? { desk, evidence } : null
}
