import type { PouchDatabase } from 'pouchdb-core'
import { type EvidenceDocument, EvidenceManifest } from '#contracts/evidence-documents'
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
  /** A document of an item, as the hub gets it. */
  read(item: ShelvedItem, id: string): Promise<object>
  /** Takes out what the hub has confirmed, by name; a database of nothing else is destroyed. */
  release(evidence: ReadonlySet<string>): Promise<void>
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
    async read(item, id) {
      const rotation = [...open.values()].find((one) => one.items.includes(item))
      if (!rotation) throw new Error('evidence that is not on this shelf')
      return rotation.pouch.get(id)
    },
    release: (evidence) =>
      turns.run(async () => {
        for (const name of evidence) released.add(name)
        for (const rotation of [...open.values()]) {
          if (!rotation.items.every((item) => released.has(item.evidence))) continue
          open.delete(rotation.number)
          await rotation.pouch.destroy()
        }
      }),
    close: () =>
      turns.run(async () => {
        for (const { pouch } of open.values()) await pouch.close()
        open.clear()
      }),
  }
}

async function readItems(pouch: PouchDatabase): Promise<ShelvedItem[]> {
  const range = { startkey: 'manifest:', endkey: 'manifest:\ufff0', include_docs: true } as const
  const { rows } = await pouch.allDocs(range)
  return rows.flatMap(({ doc }) => (isManifest(doc) ? [doc] : []))
}

function isManifest(doc: unknown): doc is ShelvedItem {
  return EvidenceManifest.safeParse(doc).success
}
