import { requireAdmin, requireMember } from './access.ts'
import { answerBulkGet, answerQueries } from './answer-reads.ts'
import { answerBulk, writeOne } from './answer-write.ts'
import type { Asked, Hub } from './asked.ts'
import { answerChanges } from './changes.ts'
import type { Database, Security } from './databases.ts'
import { HttpRefusal, readJson, sendJson } from './respond.ts'

/** What a member may read through the old package's routes. Anything else does not exist on this hub. */
const READS: Record<string, readonly string[]> = {
  _all_docs: ['GET', 'HEAD', 'POST'],
  _bulk_get: ['POST'],
  _revs_diff: ['POST'],
}

async function getDatabase(hub: Hub, name: string): Promise<Database> {
  const found = await hub.databases.find(name)
  if (!found) throw new HttpRefusal(404, 'not_found', 'Database does not exist.')
  return found
}

/** The database itself: made, removed, described. */
export async function answerDatabase(hub: Hub, asked: Asked): Promise<void> {
  const { request, response, account, path } = asked
  const [name = ''] = path
  if (request.method === 'PUT') {
    requireAdmin(account)
    if (!/^[a-z_][a-z0-9_$()+-]{0,120}$/.test(name)) {
      throw new HttpRefusal(400, 'illegal_database_name', `Name: '${name}'.`)
    }
    if (await hub.databases.create(name)) return sendJson(response, 201, { ok: true })
    const reason = 'The database could not be created, the file already exists.'
    throw new HttpRefusal(412, 'file_exists', reason)
  }
  if (request.method === 'DELETE') {
    requireAdmin(account)
    await getDatabase(hub, name)
    await hub.databases.destroy(name)
    return sendJson(response, 200, { ok: true })
  }
  const database = await getDatabase(hub, name)
  await requireMember(account, database)
  if (request.method !== 'POST') return hub.pouchRoutes(request, response)
  return writeOne(hub, asked, database, null)
}

async function answerSecurity(asked: Asked, database: Database): Promise<void> {
  const { request, response, account } = asked
  if (request.method !== 'PUT') return sendJson(response, 200, await database.security())
  requireAdmin(account)
  const { value } = await readJson(request)
  await database.putSecurity(value as Security)
  return sendJson(response, 200, { ok: true })
}

/** CouchDB answers at once and does it afterwards; here it is done by then. */
async function answerCompact({ response, account }: Asked, database: Database): Promise<void> {
  requireAdmin(account)
  await database.pouch.compact()
  return sendJson(response, 202, { ok: true })
}

/** Everything inside a database. */
export async function answerInside(hub: Hub, asked: Asked): Promise<void> {
  const { request, response, account, query, path } = asked
  const [name = '', first = '', ...more] = path
  const database = await getDatabase(hub, name)
  await requireMember(account, database)
  const method = request.method ?? 'GET'
  if (first === '_changes') {
    const body = method === 'POST' ? (await readJson(request)).value : null
    return answerChanges(hub.databases, database, query, body, response)
  }
  if (first === '_bulk_docs' && method === 'POST') return answerBulk(hub, asked, database)
  if (first === '_compact' && method === 'POST') return answerCompact(asked, database)
  if (first === '_security') return answerSecurity(asked, database)
  if (first === '_all_docs' && more[0] === 'queries' && method === 'POST')
    return answerQueries(asked, database)
  if (first === '_bulk_get' && method === 'POST' && query.size === 0) return answerBulkGet(asked, database)
  if (READS[first]?.includes(method)) return hub.pouchRoutes(request, response)
  if (first === '_local') {
    if (more[0] === '_security') throw new HttpRefusal(404, 'not_found', 'missing')
    return hub.pouchRoutes(request, response)
  }
  const reserved = first.startsWith('_') && first !== '_design'
  if (reserved || (first === '_design' && more.length !== 1))
    throw new HttpRefusal(404, 'not_found', 'missing')
  if (method === 'GET' || method === 'HEAD') return hub.pouchRoutes(request, response)
  const isOneDocument = first === '_design' || more.length === 0
  if (!isOneDocument || (method !== 'PUT' && method !== 'DELETE')) {
    throw new HttpRefusal(405, 'method_not_allowed', 'The embedded hub takes attachments inside documents.')
  }
  return writeOne(hub, asked, database, [first, ...more].join('/'))
}
