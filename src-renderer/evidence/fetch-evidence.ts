import { z } from 'zod'
import {
  chunkId,
  EvidenceManifest,
  evidenceRevision,
  manifestId,
  officeKeyId,
  openingId,
  readerId,
  readerName,
} from '#contracts/evidence-documents'
import { evidenceDatabase } from '#contracts/hub-databases'
import { openEvidence, sha256Of, unwrapKey } from '#contracts/seal-evidence'
import { openWithKey } from '#contracts/seal-to-key'
import type { EvidenceReference } from '#domain/facts/evidence-reference'
import { encodeBase64url } from '#domain/text/base64url'
import { askHub } from '../replication/ask-hub.ts'
import type { Clock } from '../replication/clock.ts'
import type { HubConnection } from '../replication/hub-connection.ts'

/**
 * `not-there`: the hub has not got all of it, or has not checked it yet. `altered`: it is not what the fact was signed with.
 * `no-hub`: no line, or the hub does not answer this desk.
 */
export type FetchedEvidence =
  | { readonly outcome: 'fetched'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly outcome: 'not-there' | 'altered' | 'no-hub' }

export interface EvidenceReaderOptions {
  readonly connection: HubConnection
  readonly desk: string
  readonly org: string
  readonly clock: Clock
  readonly stop: AbortSignal
}

const SILENCE_MS = 30_000
/** The hub's post office answers a reader within a second; after so many it is away. */
const ANSWER_LOOKS = 40
const ANSWER_PAUSE_MS = 500
/** Chunks in one answer. */
const CHUNKS_AT_ONCE = 8

const Rows = z.object({ rows: z.array(z.object({ doc: z.unknown().optional() })) })
const Chunk = z.object({ _id: z.string(), data: z.string() })
const Opening = z.object({ key: z.string() })
const OfficeKey = z.object({ sealed: z.string() })

/** Opens evidence of this office, or laid before it. What opens it is asked for once and kept in memory alone. */
export function createEvidenceReader({ connection, desk, org, clock, stop }: EvidenceReaderOptions) {
  const database = `/${evidenceDatabase(org)}`
  let officeKey: Promise<Uint8Array<ArrayBuffer> | null> | null = null

  async function post(path: string, body: unknown): Promise<unknown> {
    const init = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }
    const answer = await askHub(connection, clock, {
      path: `${database}${path}`,
      init,
      silenceMs: SILENCE_MS,
      stop,
    })
    return answer.outcome === 'answered' ? answer.body : null
  }
  /** In the order of the ids, undefined where there is none; null without a hub. */
  async function find(ids: readonly string[]): Promise<readonly unknown[] | null> {
    const read = Rows.safeParse(await post('/_all_docs?include_docs=true', { keys: ids }))
    return read.success ? read.data.rows.map(({ doc }) => doc ?? undefined) : null
  }

  async function askForOfficeKey(): Promise<Uint8Array<ArrayBuffer> | null> {
    const { subtle } = crypto
    const pair = await subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, false, ['deriveBits'])
    const publicKey = encodeBase64url(new Uint8Array(await subtle.exportKey('raw', pair.publicKey)))
    const name = readerName(await sha256Of(new TextEncoder().encode(publicKey)))
    const _id = readerId(desk, name)
    const reader = { _id, _rev: evidenceRevision(_id), org, desk, publicKey }
    if ((await post('/_bulk_docs', { docs: [reader], new_edits: false })) === null) return null
    const answerId = officeKeyId(desk, name)
    for (let look = 0; look < ANSWER_LOOKS && !stop.aborted; look += 1) {
      const [found] = (await find([answerId])) ?? []
      const answer = OfficeKey.safeParse(found)
      if (answer.success) {
        const context = { purpose: 'evidence-office-key', bound: `${org}:${answerId}` }
        const opened = await openWithKey(answer.data.sealed.split('.'), pair.privateKey, context)
        return opened.ok ? opened.value : null
      }
      await clock.sleep(ANSWER_PAUSE_MS, stop)
    }
    return null
  }
  async function getOfficeKey(): Promise<Uint8Array<ArrayBuffer> | null> {
    officeKey ??= askForOfficeKey()
    const key = await officeKey
    if (key === null) officeKey = null
    return key
  }

  async function fetchEvidence(reference: EvidenceReference): Promise<FetchedEvidence> {
    const { evidence, desk: writer, sha256, bytes } = reference
    const _id = openingId(writer, evidence)
    const found = await find([manifestId(writer, evidence), _id])
    if (found === null) return { outcome: 'no-hub' }
    const [manifest, opening] = [EvidenceManifest.safeParse(found[0]), Opening.safeParse(found[1])]
    if (!manifest.success || !opening.success) return { outcome: 'not-there' }
    if (manifest.data.sha256 !== sha256 || manifest.data.bytes !== bytes) return { outcome: 'altered' }
    const office = await getOfficeKey()
    if (office === null) return { outcome: 'no-hub' }
    const key = await unwrapKey(opening.data.key, office, `${org}:${_id}`)
    if (key === null) return { outcome: 'altered' }
    const ids = manifest.data.chunks.map((chunk) => chunkId(writer, evidence, chunk.sha256))
    const data = new Map<string, string>()
    for (let at = 0; at < ids.length; at += CHUNKS_AT_ONCE) {
      const chunks = await find(ids.slice(at, at + CHUNKS_AT_ONCE))
      if (chunks === null) return { outcome: 'no-hub' }
      for (const chunk of chunks) {
        const read = Chunk.safeParse(chunk)
        if (read.success) data.set(read.data._id, read.data.data)
      }
    }
    const opened = await openEvidence(manifest.data, key, (id) => data.get(id) ?? null)
    return opened.ok ? { outcome: 'fetched', bytes: opened.value } : { outcome: 'altered' }
  }

  return { fetchEvidence }
}
