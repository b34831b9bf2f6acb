import type { KeyedText, KeyedTexts } from './keyed-texts.ts'
import type { RegistrationRow } from './registration-row.ts'

/**
 * The roster lives in memory; on the disk it lies in pages of rows. A page is rewritten when one of its rows changes (about
 * 40 kB), and 100,000 rows open from 1,600 records instead of 100,000: a tenth of the time.
 */
const ROWS_ON_A_PAGE = 64

export interface Roster {
  get(subject: string): RegistrationRow | null
  findByDocument(documentKey: string): RegistrationRow | null
  /** Newest first; a new array after every change. */
  rows(): readonly RegistrationRow[]
  /** Takes rows in, known subjects in their place. */
  put(rows: readonly RegistrationRow[]): void
  /** Writes the pages on which something changed. */
  keep(): Promise<void>
  replaceAll(rows: readonly RegistrationRow[]): Promise<void>
}

/** Reads the roster from its pages; null where a page cannot be read, and it must be folded again from the facts. */
export async function loadRoster(pages: KeyedTexts): Promise<Roster | null> {
  const rows = readPages(await pages.all())
  return rows && createRoster(pages, rows)
}

export function createRoster(pages: KeyedTexts, loaded: readonly RegistrationRow[]): Roster {
  let rows = [...loaded]
  let places = placesOf(rows)
  let documents = documentsOf(rows)
  const touched = new Set<number>()
  let newestFirst: readonly RegistrationRow[] | null = null

  function take(row: RegistrationRow): number {
    const place = places.get(row.subject) ?? rows.length
    const before = rows[place]
    rows[place] = row
    places.set(row.subject, place)
    if (before?.documentKey !== row.documentKey) {
      if (before)
        documents.set(
          before.documentKey,
          subjectsWith(documents, before).filter((s) => s !== row.subject),
        )
      documents.set(row.documentKey, [...subjectsWith(documents, row), row.subject])
    }
    return Math.floor(place / ROWS_ON_A_PAGE)
  }
  function get(subject: string): RegistrationRow | null {
    return rows[places.get(subject) ?? -1] ?? null
  }
  return {
    get,
    // Whoever registered first comes first: a second registration of the same document is the duplicate.
    findByDocument: (documentKey) => (documentKey === '' ? null : get(documents.get(documentKey)?.[0] ?? '')),
    rows: () => (newestFirst ??= rows.toReversed()),
    put(changed) {
      if (changed.length > 0) newestFirst = null
      for (const row of changed) touched.add(take(row))
    },
    async keep() {
      const changed = [...touched]
      touched.clear()
      try {
        await pages.put(changed.map((page) => writePage(rows, page)))
      } catch (error) {
        for (const page of changed) touched.add(page)
        throw error
      }
    },
    async replaceAll(fresh) {
      const surplus = Array.from({ length: pageCount(rows.length) }, (_, page) => pageKey(page))
      rows = [...fresh]
      places = placesOf(rows)
      documents = documentsOf(rows)
      newestFirst = null
      touched.clear()
      const written = Array.from({ length: pageCount(rows.length) }, (_, page) => writePage(rows, page))
      await pages.put(written)
      await pages.remove(surplus.slice(written.length))
    },
  }
}

function placesOf(rows: readonly RegistrationRow[]): Map<string, number> {
  return new Map(rows.map((row, place) => [row.subject, place]))
}

function documentsOf(rows: readonly RegistrationRow[]): Map<string, readonly string[]> {
  const documents = new Map<string, readonly string[]>()
  for (const row of rows) documents.set(row.documentKey, [...subjectsWith(documents, row), row.subject])
  return documents
}

function subjectsWith(
  documents: ReadonlyMap<string, readonly string[]>,
  row: RegistrationRow,
): readonly string[] {
  return documents.get(row.documentKey) ?? []
}

function pageCount(rows: number): number {
  return Math.ceil(rows / ROWS_ON_A_PAGE)
}

function pageKey(page: number): string {
  return String(page).padStart(8, '0')
}

function writePage(rows: readonly RegistrationRow[], page: number): KeyedText {
  const from = page * ROWS_ON_A_PAGE
  return { key: pageKey(page), text: JSON.stringify(rows.slice(from, from + ROWS_ON_A_PAGE)) }
}

function readPages(pages: readonly KeyedText[]): RegistrationRow[] | null {
  try {
    return pages.flatMap(({ text }) => JSON.parse(text) as RegistrationRow[])
  } catch {
    return null
  }
}
