import type { ServerResponse } from 'node:http'
import type { Account } from './accounts.ts'
import type { Asked, Hub } from './asked.ts'
import type { Database } from './databases.ts'
import { keepPassword } from './passwords.ts'
import type { StoredDocument } from './pouch.ts'
import { HttpRefusal, readJson, sendJson } from './respond.ts'
import { type Row, writeDocuments } from './write-documents.ts'

export async function answerBulk(
  hub: Hub,
  { request, response, account }: Asked,
  database: Database,
): Promise<void> {
  const { value, size } = await readJson(request)
  const { docs, new_edits: newEdits } = Object(value) as { docs?: unknown; new_edits?: unknown }
  if (!Array.isArray(docs)) {
    throw new HttpRefusal(400, 'bad_request', 'POST body must include `docs` parameter.')
  }
  const options = { size, newEdits: newEdits !== false }
  sendJson(response, 201, await write(hub, database, account, docs, options))
}

/** `_users` keeps no password as it was typed, by whatever door it comes; a changed one must be proven anew. */
async function write(
  hub: Hub,
  database: Database,
  account: Account,
  documents: readonly unknown[],
  options: { readonly size: number; readonly newEdits: boolean },
): Promise<readonly Row[]> {
  if (database.name !== '_users') return writeDocuments(hub.databases, database, account, documents, options)
  const stretched = await Promise.all(documents.map(withKeptPassword))
  const rows = await writeDocuments(hub.databases, database, account, stretched, options)
  hub.accounts.forgetProven()
  return rows
}

async function withKeptPassword(document: unknown): Promise<unknown> {
  const { password, ...rest } = Object(document) as { readonly password?: unknown }
  return typeof password === 'string' ? { ...rest, ...(await keepPassword(password)) } : document
}

const STATUS_OF_ERROR: Record<string, number> = { conflict: 409, forbidden: 403, unauthorized: 401 }

function sendRow(response: ServerResponse, row: Row | undefined): void {
  if (!row || 'ok' in row) {
    sendJson(response, 201, row ?? { ok: true })
    return
  }
  throw new HttpRefusal(STATUS_OF_ERROR[row.error] ?? 500, row.error, row.reason)
}

/** One document by PUT, POST or DELETE, through the same door as many. */
export async function writeOne(
  hub: Hub,
  asked: Asked,
  database: Database,
  pathId: string | null,
): Promise<void> {
  const { request, response, account, query } = asked
  const { value, size } =
    request.method === 'DELETE' ? { value: { _deleted: true }, size: 0 } : await readJson(request)
  const given = Object(value) as Partial<StoredDocument>
  const id = pathId ?? given._id ?? crypto.randomUUID()
  if (given._id !== undefined && given._id !== id) {
    throw new HttpRefusal(400, 'bad_request', 'Document ID must match the one in the path.')
  }
  const rev = query.get('rev') ?? given._rev
  const document = { ...given, _id: id, ...(rev ? { _rev: rev } : {}) }
  const newEdits = query.get('new_edits') !== 'false'
  const rows = await write(hub, database, account, [document], { size, newEdits })
  sendRow(response, rows[0])
}
