import { requireAdmin } from './access.ts'
import type { Asked, Hub } from './asked.ts'
import { HttpRefusal, readJson, sendJson } from './respond.ts'
import { cookieHeader } from './sessions.ts'

async function answerSession(hub: Hub, { request, response, account }: Asked): Promise<void> {
  if (request.method === 'POST') {
    const { value } = await readJson(request)
    const { name, password } = Object(value) as { name?: unknown; password?: unknown }
    const signedIn = await hub.accounts.signIn(String(name), String(password))
    response.setHeader('set-cookie', cookieHeader(signedIn.cookie))
    return sendJson(response, 200, { ok: true, name, roles: signedIn.account.roles })
  }
  if (request.method === 'DELETE') {
    response.setHeader('set-cookie', cookieHeader(''))
    return sendJson(response, 200, { ok: true })
  }
  const { name, roles } = account
  return sendJson(response, 200, {
    ok: true,
    userCtx: { name, roles },
    info: { authentication_db: '_users' },
  })
}

/** Paths without a database. */
export async function answerServer(hub: Hub, asked: Asked): Promise<void> {
  const { request, response, account, path, query } = asked
  const [name = ''] = path
  if (name === '') {
    return sendJson(response, 200, { couchdb: 'Welcome', version: '3.5.0', vendor: { name: 'embedded hub' } })
  }
  if (name === '_up') return sendJson(response, 200, { status: 'ok', seeds: {} })
  if (name === '_session') return answerSession(hub, asked)
  requireAdmin(account)
  if (name === '_all_dbs') return sendJson(response, 200, await hub.databases.names())
  if (name === '_db_updates') return hub.updates.answer(query, response)
  // Here the feed of all databases needs no database of its own.
  if (name === '_global_changes' && request.method === 'PUT') {
    throw new HttpRefusal(412, 'file_exists', 'The database could not be created, the file already exists.')
  }
  throw new HttpRefusal(404, 'not_found', 'missing')
}
