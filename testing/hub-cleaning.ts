import { DIRECTORY_DATABASE, deskUser, evidenceDatabase, orgDatabase } from '#contracts/hub-databases'
import type { OrganisationTree } from '../sync-server/organisation-tree.ts'
import { askHub } from './ask-hub.ts'

interface Row {
  readonly id: string
  readonly value: { readonly rev: string }
  readonly doc: { readonly code?: string; readonly parent?: string | null; readonly org?: string }
}

async function rowsOf(adminUrl: string, database: string): Promise<readonly Row[]> {
  const { status, body } = await askHub(adminUrl, 'GET', `/${database}/_all_docs?include_docs=true`)
  return status === 200 ? (body as { rows: readonly Row[] }).rows : []
}

/** A test must never write among real records: it refuses a CouchDB that holds an organisation of its tree already. */
export async function refuseUsedHub(adminUrl: string, tree: OrganisationTree): Promise<void> {
  const { body } = await askHub(adminUrl, 'GET', '/_all_dbs')
  const used = tree.organisations
    .map(({ code }) => orgDatabase(code))
    .filter((name) => (body as string[]).includes(name))
  if (used.length > 0) throw new Error(`HUB_URL holds ${used.join(', ')} already: tests use an empty CouchDB`)
}

/** The tree's organisations, and those that the test put below them since. */
function codesBelow(tree: OrganisationTree, directory: readonly Row[]): ReadonlySet<string> {
  const codes = new Set(tree.organisations.map(({ code }) => code))
  for (let before = 0; before < codes.size; ) {
    before = codes.size
    for (const { id, doc } of directory)
      if (id.startsWith('organisation:') && doc.code && codes.has(doc.parent ?? '')) codes.add(doc.code)
  }
  return codes
}

/** Removes what a test's hub made on a CouchDB that outlives the test. */
export async function cleanHub(adminUrl: string, tree: OrganisationTree, register: string): Promise<void> {
  const directory = await rowsOf(adminUrl, DIRECTORY_DATABASE)
  const codes = codesBelow(tree, directory)
  const databases = [...codes].flatMap((code) => [orgDatabase(code), evidenceDatabase(code)])
  for (const name of [...databases, register]) await askHub(adminUrl, 'DELETE', `/${name}`)
  const remove = async (database: string, { id, value }: Row) =>
    askHub(adminUrl, 'DELETE', `/${database}/${encodeURIComponent(id)}?rev=${value.rev}`)
  const isDeskOf = (code: string, id: string) => id.startsWith(`org.couchdb.user:${deskUser(code)}-`)
  for (const row of await rowsOf(adminUrl, '_users')) {
    if ([...codes].some((code) => isDeskOf(code, row.id))) await remove('_users', row)
  }
  for (const row of directory) {
    const isOrganisation = row.id.startsWith('organisation:') && codes.has(row.doc.code ?? '')
    const isGroup = row.id.startsWith('group:') && codes.has(row.doc.org ?? '')
    const isDeskKey = [...codes].some((code) => row.id.startsWith(`desk-key:${code}-`))
    if (isOrganisation || isGroup || isDeskKey) await remove(DIRECTORY_DATABASE, row)
  }
  // Keys, rules, calendars and the guard are all that is left when the last test's organisations are gone.
  const left = await rowsOf(adminUrl, DIRECTORY_DATABASE)
  if (!left.some(({ id }) => id.startsWith('organisation:')))
    await askHub(adminUrl, 'DELETE', `/${DIRECTORY_DATABASE}`)
}
