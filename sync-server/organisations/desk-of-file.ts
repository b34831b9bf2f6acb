import { deskRoles, deskUser } from '#contracts/hub-databases'
import type { AboutSealedFacts } from '#contracts/sealed-facts'
import { compileGuard, findRefusal } from '../embedded-hub/guard.ts'
import type { StoredDocument } from '../embedded-hub/pouch.ts'
import type { OrganisationBook } from '../organisation-book.ts'
import { findDeskRecord, type Registry } from './desk-record.ts'

/** The desk that a file says it is of, as it was before it was locked. */
export interface DeskOfFile {
  readonly desk: string
  readonly org: string
  /** The roles that it had; a file of a desk that reviews may hold decisions. */
  readonly roles: readonly string[]
}

/** Null where this hub never enrolled it, or in another office. */
export async function findDeskOfFile(
  registry: Registry,
  book: Pick<OrganisationBook, 'find'>,
  about: AboutSealedFacts,
): Promise<DeskOfFile | null> {
  const record = await findDeskRecord(registry, about.desk)
  const organisation = record && book.find(record.org)
  if (!record || !organisation || record.org !== about.org) return null
  const { code: desk, org } = record
  return { desk, org, roles: deskRoles(org, desk, organisation.level) }
}

const NOBODY = { admins: { names: [], roles: [] }, members: { names: [], roles: [] } }

/** Why the guard would not have let a new document in from that desk; null where it would. */
export function askGuardAs({ desk, roles }: DeskOfFile, db: string, guard: string) {
  const guards = compileGuard(guard)
  const user = { db, name: deskUser(desk), roles }
  return (document: StoredDocument): string | null =>
    findRefusal(guards, document, null, user, NOBODY)?.reason ?? null
}
