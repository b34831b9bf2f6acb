import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { Enrolment, Organisation } from '#contracts/enrolment'
import { deskRoles, deskUser } from '#contracts/hub-databases'
import type { HubStore } from '../hub-store.ts'
import { keepSecret } from '../keys/secret-file.ts'
import { getOrganisation, type OrganisationTree, type TreeDesk } from '../organisation-tree.ts'

export function makeDeskPassword(): string {
  return randomBytes(24).toString('base64url')
}

/** The password of a trial desk, kept so that its browser may be given it again. Outside a trial nobody keeps one. */
export function keepTrialPassword(folder: string, deskCode: string): string {
  return keepSecret(join(folder, 'keys', 'trial-desks', deskCode), makeDeskPassword)
}

/** Makes the desk's CouchDB user, or gives it this password and its present office. */
export async function putDeskUser(
  store: HubStore,
  desk: TreeDesk,
  level: Organisation['level'],
  password: string,
): Promise<void> {
  const name = deskUser(desk.code)
  const _id = `org.couchdb.user:${name}`
  const roles = deskRoles(desk.org, desk.code, level)
  const user = { _id, type: 'user', name, roles, password }
  const old = await store.find('_users', _id)
  await (old ? store.replace('_users', { ...user, _rev: old._rev }) : store.create('_users', user))
}

/** Whether the hub lets this desk in with this password; a wrong one is set again rather than tried again. */
export async function opensSession(hubUrl: string, deskCode: string, password: string): Promise<boolean> {
  const answer = await fetch(`${hubUrl}/_session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: deskUser(deskCode), password }),
  })
  await answer.body?.cancel()
  return answer.ok
}

/** What a desk is handed once: who it is, where its hub is, and its credential. */
export function buildEnrolment(
  tree: OrganisationTree,
  desk: TreeDesk,
  hubUrl: string,
  password: string,
): Enrolment {
  return {
    desk: { code: desk.code, name: desk.name },
    organisation: getOrganisation(tree, desk.org),
    workers: desk.workers,
    hubUrl,
    credential: { name: deskUser(desk.code), password },
  }
}
