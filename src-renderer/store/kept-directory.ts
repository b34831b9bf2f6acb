import { DirectoryEntry } from '#contracts/directory'
import { KEYED_TEXTS, type KeyedTexts } from './keyed-texts.ts'
import { createWatched, type Watched } from './watched.ts'

/** What the hub has published, on this desk's own disk: one record an entry, so that a change of one is one small write. */
export interface KeptDirectory {
  /** Those that this version reads, in the order of their ids. */
  readonly entries: Watched<readonly DirectoryEntry[]>
  ids(): readonly string[]
  /** Entries as the hub sent them, by id; null takes one out. What a newer version will read is kept unread. */
  change(changes: ReadonlyMap<string, unknown>): Promise<void>
}

/** No id of a directory is this long; CouchDB would take one. */
const LONGEST_ID = KEYED_TEXTS.properties.key.maxLength ?? 0

export async function openKeptDirectory(texts: KeyedTexts): Promise<KeptDirectory> {
  const kept = new Map<string, DirectoryEntry | null>()
  for (const { key, text } of await texts.all()) kept.set(key, readEntry(parseJson(text)))
  const entries = createWatched(inOrder(kept))
  return {
    entries,
    ids: () => [...kept.keys()],
    async change(changes) {
      const named = [...changes].filter(([id]) => id.length <= LONGEST_ID)
      const gone = named.filter(([, document]) => document === null).map(([id]) => id)
      const put = named.filter(([, document]) => document !== null)
      if (put.length > 0)
        await texts.put(put.map(([key, document]) => ({ key, text: JSON.stringify(document) })))
      if (gone.length > 0) await texts.remove(gone)
      for (const [id, document] of put) kept.set(id, readEntry(document))
      for (const id of gone) kept.delete(id)
      if (named.length > 0) entries.set(inOrder(kept))
    },
  }
}

function inOrder(kept: ReadonlyMap<string, DirectoryEntry | null>): readonly DirectoryEntry[] {
  return [...kept.keys()].sort().flatMap((id) => kept.get(id) ?? [])
}

function readEntry(document: unknown): DirectoryEntry | null {
  const read = DirectoryEntry.safeParse(document)
  return read.success ? read.data : null
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
