import { z } from 'zod'
import { chunkId, evidenceRevision } from '#contracts/evidence-documents'
import { evidenceDatabase } from '#contracts/hub-databases'
import { askHub, type HubAnswer } from '../replication/ask-hub.ts'
import type { Clock } from '../replication/clock.ts'
import type { HubConnection } from '../replication/hub-connection.ts'
import { idsOfItem, type ShelvedItem } from './evidence-shelf.ts'

/**
 * `paused`: the facts have something to do first. `refused`: the hub takes a document of it never. `no-line`: nobody knows how much of
 * the last document arrived; the next attempt asks.
 */
export type ItemAnswer = 'sent' | 'paused' | 'refused' | 'no-line' | 'stopped'

export interface EvidenceLine {
  readonly connection: HubConnection
  readonly clock: Clock
  readonly stop: AbortSignal
  /** Whether the line is free at this moment. */
  mayGoOn(): boolean
  read(item: ShelvedItem, id: string): Promise<object | null>
  /** So many bytes of the item are not known to be at the hub. */
  onLeft(item: ShelvedItem, bytes: number): void
}

/** Not a byte of an answer for so long, and the line counts as dead. A document takes half of it on the slowest line that is any use. */
const SILENCE_MS = 30_000

const Missing = z.record(z.string(), z.object({ missing: z.array(z.string()) }))
const Refusals = z.array(z.object({ error: z.string().optional() }))

/**
 * Brings one item to the hub by CouchDB's own protocol of replication: which revisions are missing (`_revs_diff`), and then each under
 * its own revision (`new_edits: false`), one document a request, so that a line that is cut loses one chunk and no more.
 */
export async function sendItem(item: ShelvedItem, line: EvidenceLine): Promise<ItemAnswer> {
  const path = `/${evidenceDatabase(item.org)}`
  const ids = idsOfItem(item)
  const asked = Object.fromEntries(ids.map((id) => [id, [evidenceRevision(id)]]))
  if (!line.mayGoOn()) return 'paused'
  const answer = await ask(line, `${path}/_revs_diff`, asked)
  if (answer.outcome !== 'answered') return readFailure(answer)
  const diff = Missing.safeParse(answer.body)
  if (!diff.success) return 'no-line'
  const missing = ids.filter((id) => Object.hasOwn(diff.data, id))
  const sizes = new Map(item.chunks.map(({ sha256, bytes }) => [idOfChunk(item, sha256), bytes]))
  let left = missing.reduce((sum, id) => sum + (sizes.get(id) ?? 0), 0)
  line.onLeft(item, left)
  for (const id of missing) {
    if (!line.mayGoOn()) return 'paused'
    const document = await line.read(item, id)
    // Whom it is about has been erased: what the hub has of it, it takes away itself.
    if (document === null) return 'paused'
    const sent = await ask(line, `${path}/_bulk_docs`, { docs: [document], new_edits: false })
    if (sent.outcome !== 'answered') return readFailure(sent)
    const rows = Refusals.safeParse(sent.body)
    if (!rows.success) return 'no-line'
    // With `new_edits: false` CouchDB names only what it did not take.
    if (rows.data.some(({ error }) => error !== undefined)) return 'refused'
    left -= sizes.get(id) ?? 0
    line.onLeft(item, left)
  }
  return 'sent'
}

function idOfChunk({ desk, evidence }: ShelvedItem, sha256: string): string {
  return chunkId(desk, evidence, sha256)
}

/** The desk's session is the fact channel's to open: whoever is signed out waits for it like for a line. */
function readFailure(answer: Exclude<HubAnswer, { outcome: 'answered' }>): ItemAnswer {
  if (answer.outcome === 'stopped') return 'stopped'
  const isFinal = answer.outcome === 'refused' && answer.because !== 'missing'
  return isFinal ? 'refused' : 'no-line'
}

function ask({ connection, clock, stop }: EvidenceLine, path: string, body: unknown): Promise<HubAnswer> {
  const init: RequestInit = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    // A browser sends what else there is first.
    priority: 'low',
  }
  return askHub(connection, clock, { path, init, silenceMs: SILENCE_MS, stop })
}
