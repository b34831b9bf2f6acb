import type { PouchDatabase } from 'pouchdb-core'
import { chunkId, type EvidenceDocument, EvidenceManifest } from '#contracts/evidence-documents'
import type { SealedEvidence } from '#contracts/seal-evidence'
import { createSerialQueue } from '../store/serial-queue.ts'
import type { Rotations } from './pouch-rotations.ts'

/** A piece of evidence on this disk that the hub has not confirmed. */
export type ShelvedItem = EvidenceDocument<EvidenceManifest>

/** Evidence on its way: encrypted before it comes here, and gone when the hub has it. */
export interface EvidenceShelf {
  /** When it resolves, the disk has all of it. */
  put(sealed: SealedEvidence): Promise<void>
  /** In the order in which they were put there. */
  items(): readonly ShelvedItem[]
  /** A document of an item, as the hub gets it; null where the item has left the shelf meanwhile. */
  read(item: ShelvedItem, id: string): Promise<object | null>
  /** Takes out what the hub has confirmed, by name; a database of nothing else is destroyed. */
  release(evidence: ReadonlySet<string>): Promise<void>
  /** Takes out pieces that must leave this disk now: what lay beside them in the same database is put into a new one first. */
  forget(evidence: ReadonlySet<string>): Promise<void>
  close(): Promise<void>
}

/**
 * A database takes in this much and no more. PouchDB cannot remove a document without a trace from IndexedDB, it can only destroy a
 * whole database: the smaller they are, the sooner delivered evidence has left the disk.
 */
const MOST_ITEMS = 20
const MOST_BYTES = 8 * 1024 * 1024

interface Rotation {
  readonly number: number
  readonly pouch: PouchDatabase
  readonly items: ShelvedItem[]
}

/** Opens what earlier lives of this desk left behind. */
export async function openEvidenceShelf(rotations: Rotations): Promise<EvidenceShelf> {
  const turns = createSerialQueue()
  let last = 0
  const open = new Map<number, Rotation>()
  for (const number of await rotations.list()) {
    const pouch = rotations.open(number)
    open.set(number, { number, pouch, items: await readItems(pouch) })
    last = number
  }
  const released = new Set<string>()

  /** The newest one, while it has room and nothing in it has left yet. */
  function rotationFor(bytes: number): Rotation {
    const newest = open.get(last)
    const held = newest?.items.reduce((sum, item) => sum + item.bytes, 0) ?? 0
    const fits = newest !== undefined && newest.items.length < MOST_ITEMS && held + bytes <= MOST_BYTES
    if (fits && !newest.items.some(({ evidence }) => released.has(evidence))) return newest
    last += 1
    const fresh = { number: last, pouch: rotations.open(last), items: [] }
    open.set(last, fresh)
    return fresh
  }
  /** Killed between the copy and the end of the old database, both hold the same: the hub takes each document once. */
  async function moveAway(rotation: Rotation, isKept: (item: ShelvedItem) => boolean): Promise<void> {
    const kept = rotation.items.filter(isKept)
    if (kept.length > 0) {
      last += 1
      const fresh: Rotation = { number: last, pouch: rotations.open(last), items: [] }
      open.set(last, fresh)
      for (const item of kept) {
        const documents = await Promise.all(idsOfItem(item).map((id) => rotation.pouch.get(id)))
        const refused = await fresh.pouch.bulkDocs(documents, { new_edits: false })
        if (refused.length > 0) throw new Error('evidence was not stored')
        fresh.items.push(item)
      }
    }
    open.delete(rotation.number)
    await rotation.pouch.destroy()
  }
  const items = () =>
    [...open.values()].flatMap((rotation) => rotation.items.filter(({ evidence }) => !released.has(evidence)))

  return {
    put: ({ manifest, chunks }) =>
      turns.run(async () => {
        const rotation = rotationFor(manifest.bytes)
        // One transaction: a power cut leaves all of it or nothing.
        const refused = await rotation.pouch.bulkDocs([manifest, ...chunks], { new_edits: false })
        if (refused.length > 0) throw new Error('evidence was not stored')
        rotation.items.push(manifest)
      }),
    items,
    // In turn: its database may be about to be destroyed.
    read: (item, id) =>
      turns.run(async () => {
        const rotation = [...open.values()].find((one) => one.items.includes(item))
        return rotation ? rotation.pouch.get(id) : null
      }),
    release: (evidence) =>
      turns.run(async () => {
        for (const name of evidence) released.add(name)
        for (const rotation of [...open.values()]) {
          if (!rotation.items.every((item) => released.has(item.evidence))) continue
          open.delete(rotation.number)
          await rotation.pouch.destroy()
        }
      }),
    forget: (evidence) =>
      turns.run(async () => {
        for (const rotation of [...open.values()]) {
          if (!rotation.items.some((item) => evidence.has(item.evidence))) continue
          await moveAway(rotation, (item) => !evidence.has(item.evidence) && !released.has(item.evidence))
        }
      }),
    close: () =>
      turns.run(async () => {
        for (const { pouch } of open.values()) await pouch.close()
        open.clear()
      }),
  }
}

/** Its documents. The manifest first: from then on the hub can say how much is still to come. */
export function idsOfItem({ _id, desk, evidence, chunks }: ShelvedItem): readonly string[] {
  return [_id, ...chunks.map(({ sha256 }) => chunkId(desk, evidence, sha256))]
}

async function readItems(pouch: PouchDatabase): Promise<ShelvedItem[]> {
  const range = { startkey: 'manifest:', endkey: 'manifest:\ufff0', include_docs: true } as const
  const { rows } = await pouch.allDocs(range)
  return rows.flatMap(({ doc }) => (isManifest(doc) ? [doc] : []))
}

function isManifest(doc: unknown): doc is ShelvedItem {
  return EvidenceManifest.safeParse(doc).success
}
