import type { Account } from './accounts.ts'
import type { Database, Databases } from './databases.ts'
import { findRefusal } from './guard.ts'
import type { StoredDocument, WrittenRow } from './pouch.ts'
import { HttpRefusal } from './respond.ts'

/** What `_bulk_docs` answers for one document. */
export type Row =
  | { readonly ok: true; readonly id: string; readonly rev: string }
  | { readonly id: string; readonly error: string; readonly reason: string }

const CONFLICT = { error: 'conflict', reason: 'Document update conflict.' }
const LARGEST_DOCUMENT = 8_000_000
const RESERVED = new Set([
  '_id',
  '_rev',
  '_deleted',
  '_attachments',
  '_revisions',
  '_revs_info',
  '_conflicts',
  '_deleted_conflicts',
  '_local_seq',
])

/** The whole request falls with one such document, and nothing of it is stored: so does CouchDB. */
function checkShape(documents: readonly unknown[], size: number): asserts documents is StoredDocument[] {
  for (const document of documents) {
    if (typeof document !== 'object' || document === null || Array.isArray(document)) {
      throw new HttpRefusal(400, 'bad_request', 'Document must be a JSON object')
    }
    const strange = Object.keys(document).find((field) => field.startsWith('_') && !RESERVED.has(field))
    if (strange) throw new HttpRefusal(400, 'doc_validation', `Bad special document member: ${strange}`)
    const { _id: id } = document as StoredDocument
    if (typeof id !== 'string' || id === '') {
      throw new HttpRefusal(400, 'illegal_docid', 'Document id must be a string')
    }
    if (size > LARGEST_DOCUMENT && Buffer.byteLength(JSON.stringify(document)) > LARGEST_DOCUMENT) {
      throw new HttpRefusal(413, 'document_too_large', id)
    }
  }
}

function refuse(account: Account, database: Database, document: StoredDocument) {
  if (!document._id.startsWith('_design/') || account.isAdmin) return null
  return { error: 'forbidden', reason: `You are not a db or server admin of ${database.name}.` }
}

function toRow(id: string, written: WrittenRow | undefined): Row {
  if (!written) return { id, error: 'internal_server_error', reason: 'no answer for this document' }
  if ('ok' in written) return { ok: true, id: written.id, rev: written.rev }
  if (written.name === 'conflict') return { id, ...CONFLICT }
  return { id, error: written.name, reason: written.message }
}

/**
 * Writes documents one by one in their order, each with its own answer. A conflict is found before the guard is asked, as in CouchDB:
 * a desk that repeats an upload whose answer was lost must read "conflict", not "forbidden".
 */
export async function writeDocuments(
  databases: Databases,
  database: Database,
  account: Account,
  documents: readonly unknown[],
  { size, newEdits }: { size: number; newEdits: boolean },
): Promise<readonly Row[]> {
  checkShape(documents, size)
  const [guards, security] = await Promise.all([database.guards(), database.security()])
  // Only a guard has to see what stands there; a conflict is found by PouchDB as well.
  const old =
    guards.length > 0 ? await Promise.all(documents.map(({ _id }) => database.findDocument(_id))) : []
  const user = { db: database.name, name: account.name, roles: account.roles }
  const rows = documents.map((document, index): Row | null => {
    const before = old[index] ?? null
    // A copied revision that stands here already: there is nothing to ask about it and nothing to write.
    if (!newEdits && before?._rev !== undefined && before._rev === document._rev)
      return { ok: true, id: document._id, rev: before._rev }
    const stale = newEdits && before !== null && before._rev !== document._rev
    if (stale) return { id: document._id, ...CONFLICT }
    const refusal =
      refuse(account, database, document) ??
      // CouchDB asks no guard about design documents: a broken guard could never be replaced otherwise.
      (document._id.startsWith('_design/') ? null : findRefusal(guards, document, before, user, security))
    return refusal && { id: document._id, ...refusal }
  })
  const admitted = documents.filter((_, index) => rows[index] === null)
  const written =
    admitted.length > 0 ? await database.pouch.bulkDocs({ docs: admitted }, { new_edits: newEdits }) : []
  if (admitted.some(({ _id }) => _id.startsWith('_design/'))) database.forgetGuards()
  if (admitted.length > 0) databases.announceWrite(database.name)
  // With new_edits=false (a replicator's upload) only refusals are told, as in CouchDB.
  if (!newEdits) return rows.filter((row): row is Row => row !== null && !('ok' in row))
  let next = 0
  return documents.map((document, index) => rows[index] ?? toRow(document._id, written[next++]))
}
