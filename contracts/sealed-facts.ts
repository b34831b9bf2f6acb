import { z } from 'zod'
import { AnyFact } from '#domain/fact'
import { accepted, type Result, rejected } from '#domain/result'
import { decodeBase64url, encodeBase64url } from '#domain/text/base64url'
import { DeskIdentity, Organisation } from './enrolment.ts'
import {
  chunkId,
  type EvidenceChunk,
  type EvidenceDocument,
  EvidenceManifest,
  evidenceRevision,
} from './evidence-documents.ts'
import { openWithKey, sealToKey } from './seal-to-key.ts'

/** Whose facts a file holds, and how many of what: readable in the open, so that nobody has to guess what lies on a stick. */
const About = z.object({
  desk: DeskIdentity.shape.desk.shape.code,
  org: Organisation.shape.code,
  facts: z.int().min(0),
  /** Pieces of evidence; a file without any says nothing of them. */
  evidence: z.int().min(1).optional(),
})
export type AboutSealedFacts = z.infer<typeof About>

export interface OpenedFacts {
  readonly about: AboutSealedFacts
  /** To the letter as they were sealed, fields that this version does not know included. */
  readonly facts: readonly AnyFact[]
  /** Rows that are no facts at all. */
  readonly unreadable: number
  /** Evidence of which the file brings chunks. */
  readonly manifests: readonly EvidenceDocument<EvidenceManifest>[]
  readonly unreadableManifests: number
}

/** `not-for-this-hub`: sealed to another hub's key, or somebody changed the file; the two cannot be told apart. */
export type SealedFactsProblem =
  | { readonly code: 'not-sealed-facts' }
  | { readonly code: 'newer-sealed-facts'; readonly version: number }
  | { readonly code: 'not-for-this-hub' }

/** With evidence; without, the file is of version 1, which every hub reads. */
const VERSION = 2
const PURPOSE = 'sealed-facts'
/** Parts before the first chunk. */
export const HEAD_PARTS = 5

/**
 * Facts that leave a locked desk as a file: `ZYF1.<about>.<one-time public key>.<iv>.<sealed>`, each base64url. Sealed to the hub's export
 * key from the directory (`seal-to-key.ts`): not even the desk can open it again. Who made the file is not proven by it; whoever takes it
 * in checks the facts as the guard does.
 *
 * With evidence it is `ZYF2`, and this is its beginning: sealed are facts and manifests, and `.<data>` follows for each chunk
 * (`EvidenceChunk`), encrypted as it lay on the disk. A chunk is known by its hash, which a manifest names: a file that was cut or damaged
 * there loses that chunk and nothing else.
 */
export async function sealFacts(
  facts: readonly AnyFact[],
  publicKey: string,
  about: { readonly desk: string; readonly org: string },
  manifests: readonly EvidenceDocument<EvidenceManifest>[] = [],
): Promise<string> {
  const { desk, org } = about
  const evidence = manifests.length
  const open = { desk, org, facts: facts.length, ...(evidence > 0 ? { evidence } : {}) }
  const head = `ZYF${evidence > 0 ? VERSION : 1}.${encodeBase64url(toBytes(JSON.stringify(open)))}`
  const sealed = JSON.stringify(evidence > 0 ? { facts, manifests } : facts)
  return [head, ...(await sealToKey(toBytes(sealed), publicKey, { purpose: PURPOSE, bound: head }))].join('.')
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
  if (!about.success || version === 0) return rejected({ code: 'not-sealed-facts' })
  const box = version === 1 ? rest : rest.slice(0, HEAD_PARTS - 2)
  const opened = await openWithKey(box, privateKey, { purpose: PURPOSE, bound: `${mark}.${open}` })
  if (!opened.ok) {
    const isNone = opened.problems.some(({ code }) => code === 'not-sealed')
    return rejected({ code: isNone ? 'not-sealed-facts' : 'not-for-this-hub' })
  }
  const sealed = parseJson(opened.value)
  const rows = Sealed.safeParse(version === 1 ? { facts: sealed, manifests: [] } : sealed)
  if (!rows.success) return rejected({ code: 'not-sealed-facts' })
  // The schemas only check: their own answer would leave out what they do not name.
  const facts = rows.data.facts.filter((row): row is AnyFact => AnyFact.safeParse(row).success)
  const manifests = rows.data.manifests.filter(isManifest)
  return accepted({
    about: about.data,
    facts,
    unreadable: rows.data.facts.length - facts.length,
    manifests,
    unreadableManifests: rows.data.manifests.length - manifests.length,
  })
}

/** A chunk as the desk itself would have sent it. `sha256`: hex, of the decoded data. */
export function buildChunk(
  { desk, org, evidence }: EvidenceManifest,
  sha256: string,
  data: string,
): EvidenceDocument<EvidenceChunk> {
  const _id = chunkId(desk, evidence, sha256)
  return { evidence, org, desk, data, _id, _rev: evidenceRevision(_id) }
}

const Sealed = z.object({ facts: z.array(z.unknown()), manifests: z.array(z.unknown()) })
const Named = z.object({ _id: z.string(), _rev: z.string() })

function isManifest(row: unknown): row is EvidenceDocument<EvidenceManifest> {
  return EvidenceManifest.safeParse(row).success && Named.safeParse(row).success
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
