import { randomBytes } from 'node:crypto'
import type { Organisation } from '#contracts/enrolment'
import { deskRoles, deskUser, REVOKED_ROLE } from '#contracts/hub-databases'
import type { HubStore, Stored, Unstored } from '../hub-store.ts'

const USERS = '_users'
const idOf = (deskCode: string) => `org.couchdb.user:${deskUser(deskCode)}`

export function makeDeskPassword(): string {
  return randomBytes(24).toString('base64url')
}

/** Makes the desk's CouchDB user, or gives it this password and the roles of its present office. */
export async function putDeskAccount(
  store: HubStore,
  desk: { readonly code: string; readonly org: string },
  level: Organisation['level'],
  password: string,
): Promise<void> {
  const roles = deskRoles(desk.org, desk.code, level)
  const user = { _id: idOf(desk.code), type: 'user', name: deskUser(desk.code), roles, password }
  await write(store, desk.code, () => user)
}

/** From its next request on the desk still signs in, and opens nothing: so that it can say why. Its password stays as it is. */
export async function revokeDeskAccount(store: HubStore, deskCode: string): Promise<void> {
  await write(store, deskCode, (user) => user && { ...user, roles: [REVOKED_ROLE] })
}

/** Roles as CouchDB has them now; null where there is no such user. */
export async function findDeskRoles(store: HubStore, deskCode: string): Promise<readonly string[] | null> {
  const user = await store.find(USERS, idOf(deskCode))
  return Array.isArray(user?.roles) ? user.roles.map(String) : null
}

/** Somebody else may write the same user: asked again, `build` sees what they wrote. */
async function write(
  store: HubStore,
  deskCode: string,
  build: (user: Stored | null) => Unstored | null,
): Promise<void> {
  for (;;) {
    const old = await store.find(USERS, idOf(deskCode))
    const next = build(old)
    if (next === null) return
    const written = old
      ? await store.replace(USERS, { ...next, _rev: old._rev })
      : await store.create(USERS, next)
    if (written === 'created' || written === 'replaced') return
  }
}
