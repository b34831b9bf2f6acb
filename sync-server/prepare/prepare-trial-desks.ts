import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { deskRoles, deskUser } from '#contracts/hub-databases'
import type { PlainDate } from '#domain/plain-date'
import { keepSecret } from '../keys/secret-file.ts'
import { getOrganisation, type OrganisationTree, type TreeDesk } from '../organisation-tree.ts'
import { findDeskRoles, makeDeskPassword, putDeskAccount } from '../organisations/desk-account.ts'
import { findDeskRecord, type Registry } from '../organisations/desk-record.ts'
import { recordDesk } from '../organisations/enrol-desk.ts'

/** The password of a trial desk, kept so that its browser may be given it again. Outside a trial nobody keeps one. */
export function keepTrialPassword(folder: string, deskCode: string): string {
  return keepSecret(join(folder, 'keys', 'trial-desks', deskCode), makeDeskPassword)
}

/**
 * Gives every desk of a trial its account and its record. A desk that can sign in already keeps its sessions; one that an operator
 * revoked stays revoked, and one whose organisation is closed is not brought back.
 */
export async function prepareTrialDesks(
  registry: Registry,
  tree: OrganisationTree,
  { folder, hubUrl, today }: { readonly folder: string; readonly hubUrl: string; readonly today: PlainDate },
): Promise<void> {
  for (const desk of tree.desks) {
    const record = await findDeskRecord(registry, desk.code)
    if (record && record.revokedOn !== null) continue
    const { level } = getOrganisation(tree, desk.org)
    const password = keepTrialPassword(folder, desk.code)
    const roles = deskRoles(desk.org, desk.code, level)
    const hasAccount = isDeepStrictEqual(await findDeskRoles(registry.store, desk.code), roles)
    if (!hasAccount || !(await opensSession(hubUrl, desk, password)))
      await putDeskAccount(registry.store, desk, level, password)
    if (!record) await recordDesk(registry, desk, today)
  }
}

/** Whether the hub lets this desk in with this password; a wrong one is set again rather than tried again. */
async function opensSession(hubUrl: string, desk: TreeDesk, password: string): Promise<boolean> {
  const answer = await fetch(`${hubUrl}/_session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: deskUser(desk.code), password }),
  })
  await answer.body?.cancel()
  return answer.ok
}
