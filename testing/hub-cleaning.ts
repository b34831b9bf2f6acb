import { DIRECTORY_DATABASE, deskUser, orgDatabase } from '#contracts/hub-databases'
import type { OrganisationTree } from '../sync-server/organisation-tree.ts'
import { askHub } from './ask-hub.ts'

type Row = { readonly id: string; readonly value: { readonly rev: string } }

async function rowsOf(adminUrl: string, database: string): Promise<readonly Row[]> {
  const { status, body } = await askHub(adminUrl, 'GET', `/${database}/_all_docs`)
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

/** Removes what a test's hub made on a CouchDB that outlives the test. */
export async function cleanHub(adminUrl: string, tree: OrganisationTree, register: string): Promise<void> {
  for (const name of [...tree.organisations.map(({ code }) => orgDatabase(code)), register]) {
    await askHub(adminUrl, 'DELETE', `/${name}`)
  }
  const users = new Set(tree.desks.map(({ code }) => `org.couchdb.user:${deskUser(code)}`))
  const entries = new Set(tree.organisations.map(({ code }) => `organisation:${code}`))
  for (const { id, value } of await rowsOf(adminUrl, '_users')) {
    if (users.has(id)) await askHub(adminUrl, 'DELETE', `/_users/${encodeURIComponent(id)}?rev=${value.rev}`)
  }
  for (const { id, value } of await rowsOf(adminUrl, DIRECTORY_DATABASE)) {
    const path = `/${DIRECTORY_DATABASE}/${encodeURIComponent(id)}?rev=${value.rev}`
    if (entries.has(id)) await askHub(adminUrl, 'DELETE', path)
  }
  // Keys and the guard are all that is left when the last test's organisations are gone.
  const left = await rowsOf(adminUrl, DIRECTORY_DATABASE)
  if (!left.some(({ id }) => id.startsWith('organisation:')))
    await askHub(adminUrl, 'DELETE', `/${DIRECTORY_DATABASE}`)
}
