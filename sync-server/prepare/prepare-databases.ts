import {
  ANY_DESK_ROLE,
  DIRECTORY_DATABASE,
  evidenceDatabase,
  orgDatabase,
  orgRole,
  REGISTER_DATABASE,
} from '#contracts/hub-databases'
import type { HubStore } from '../hub-store.ts'
import { inLanes } from '../post-office/in-lanes.ts'
import { EVIDENCE_GUARD } from './evidence-guard.ts'
import { ORGANISATION_GUARD, READ_ONLY_GUARD } from './guard-source.ts'

const GUARD_ID = '_design/guard'
/** Organisations prepared at once. */
const LANES = 8

/** Null: the database has none, and one of an earlier version is taken away. */
async function putGuard(store: HubStore, database: string, source: string | null): Promise<void> {
  const old = await store.find(database, GUARD_ID)
  if (source === null) return old ? store.remove(database, old) : undefined
  if (old?.validate_doc_update === source) return
  const guard = { _id: GUARD_ID, validate_doc_update: source }
  await (old ? store.replace(database, { ...guard, _rev: old._rev }) : store.create(database, guard))
}

async function prepareDatabase(
  store: HubStore,
  name: string,
  memberRole: string,
  guard: string | null,
): Promise<void> {
  await store.createDatabase(name)
  // The guard comes before the door is opened to anyone.
  await putGuard(store, name, guard)
  await store.putSecurity(name, {
    admins: { names: [], roles: ['_admin'] },
    members: { names: [], roles: [memberRole] },
  })
}

/** One organisation's two databases, guarded and open to its own desks alone. Repeatable. */
export async function prepareOrganisation(store: HubStore, code: string): Promise<void> {
  await prepareDatabase(store, evidenceDatabase(code), orgRole(code), EVIDENCE_GUARD)
  await prepareDatabase(store, orgDatabase(code), orgRole(code), ORGANISATION_GUARD)
}

/** Repeatable: at every start, so that a newer hub's guard reaches every office. */
export async function prepareOrganisations(
  store: HubStore,
  organisations: readonly { readonly code: string }[],
): Promise<void> {
  await inLanes(organisations, LANES, ({ code }) => prepareOrganisation(store, code))
}

/** The databases that every hub has, closed to all but those who need them. Repeatable. */
export async function prepareDatabases(store: HubStore, register = REGISTER_DATABASE): Promise<void> {
  // A fresh CouchDB has neither users nor the feed that says which database was written to.
  for (const name of ['_users', '_global_changes']) await store.createDatabase(name)
  // Server admins alone open the register, and they write what they like; a guard would be asked for nothing, half a millisecond a document.
  await prepareDatabase(store, register, '_admin', null)
  await prepareDatabase(store, DIRECTORY_DATABASE, ANY_DESK_ROLE, READ_ONLY_GUARD)
}
