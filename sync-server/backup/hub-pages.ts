import { z } from 'zod'
import type { Couch } from './ask-couch.ts'

/** A document as CouchDB keeps it, attachments inside. */
export type KeptDocument = { readonly _id: string; readonly _rev: string } & {
  readonly [field: string]: unknown
}

/** Documents in one answer; a fact is about 1.5 kB, a chunk of evidence up to 256. */
const PAGE = 500
const EVIDENCE_PAGE = 50

const Names = z.array(z.string())
const Page = z.object({
  rows: z.array(z.object({ id: z.string(), doc: z.looseObject({ _id: z.string(), _rev: z.string() }) })),
})
const Count = z.object({ total_rows: z.number() })

export async function databaseNames(couch: Couch): Promise<readonly string[]> {
  return Names.parse(await couch.ask('GET', '/_all_dbs'))
}

/** Documents that exist, design documents among them. */
export async function countDocuments(couch: Couch, database: string): Promise<number> {
  return Count.parse(await couch.ask('GET', `${pathOf(database)}/_all_docs?limit=0`)).total_rows
}

/** Every document of a database in the order of their ids, a page at a time. What is written meanwhile may or may not be among them. */
export async function* documentPages(
  couch: Couch,
  database: string,
): AsyncGenerator<readonly KeptDocument[], void> {
  const size = database.endsWith('-evidence') ? EVIDENCE_PAGE : PAGE
  for (let last: string | null = null; ; ) {
    const query = new URLSearchParams({
      include_docs: 'true',
      attachments: 'true',
      limit: String(size + 1),
      ...(last === null ? {} : { startkey: JSON.stringify(last) }),
    })
    const { rows } = Page.parse(await couch.ask('GET', `${pathOf(database)}/_all_docs?${query}`))
    // A page begins with the last document of the one before, unless somebody removed it.
    const news = rows.flatMap(({ id, doc }) => (id === last ? [] : [doc]))
    if (news.length > 0) yield news
    last = rows.at(-1)?.id ?? null
    if (rows.length <= size) return
  }
}

export function pathOf(database: string): string {
  return `/${encodeURIComponent(database)}`
}
