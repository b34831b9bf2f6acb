import { deskUser } from '#contracts/hub-databases'
import type { HubStore } from '../hub-store.ts'
import { getOrganisation, type OrganisationTree } from '../organisation-tree.ts'
import { keepTrialPassword, opensSession, putDeskUser } from './desk-credentials.ts'

/** Gives every desk of a trial its user and password. A desk that can sign in already keeps its sessions. */
export async function prepareTrialDesks(
  store: HubStore,
  tree: OrganisationTree,
  folder: string,
  hubUrl: string,
): Promise<void> {
  for (const desk of tree.desks) {
    const password = keepTrialPassword(folder, desk.code)
    const known = await store.find('_users', `org.couchdb.user:${deskUser(desk.code)}`)
    if (known && (await opensSession(hubUrl, desk.code, password))) continue
    await putDeskUser(store, desk, getOrganisation(tree, desk.org).level, password)
  }
}
