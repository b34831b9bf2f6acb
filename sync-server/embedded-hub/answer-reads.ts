import type { Asked } from './asked.ts'
import type { Database } from './databases.ts'
import { HttpRefusal, readJson, sendJson } from './respond.ts'

/** What CouchDB understands in a range of `_all_docs/queries`, as far as the post office asks. */
const RANGE_OPTIONS = ['startkey', 'endkey', 'include_docs', 'descending', 'limit', 'skip', 'inclusive_end']

function readList(value: unknown, field: string): readonly object[] {
  const list: unknown = Object(value)[field]
  if (Array.isArray(list) && list.every((item) => typeof item === 'object' && item !== null)) return list
  throw new HttpRefusal(400, 'bad_request', `POST body must include \`${field}\` parameter.`)
}

/** Several ranges of ids in one request, as CouchDB 2.2 and later answer them. */
export async function answerQueries({ request, response }: Asked, database: Database): Promise<void> {
  const queries = readList((await readJson(request)).value, 'queries')
  const results = await Promise.all(
    queries.map((query) => {
      const options = Object.entries(query).filter(([name]) => RANGE_OPTIONS.includes(name))
      return database.pouch.allDocs(Object.fromEntries(options))
    }),
  )
  sendJson(response, 200, { results })
}

/** Many documents by their ids. With revisions, as a replicator asks, the old package answers. */
export async function answerBulkGet({ request, response }: Asked, database: Database): Promise<void> {
  const docs = readList((await readJson(request)).value, 'docs')
  const results = await Promise.all(
    docs.map(async (asked) => {
      const id = String((asked as { readonly id?: unknown }).id)
      return { id, docs: [await readOne(database, id)] }
    }),
  )
  sendJson(response, 200, { results })
}

async function readOne(database: Database, id: string): Promise<object> {
  const ok = await database.findDocument(id)
  return ok ? { ok } : { error: { id, rev: 'undefined', error: 'not_found', reason: 'missing' } }
}
