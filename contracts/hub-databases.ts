import type { Organisation } from './enrolment.ts'

/** Names of the hub's databases and roles: the desk, the hub and its guard must agree on them to the letter. */

/** One database per organisation; only its own desks and the hub can open it. */
export function orgDatabase(orgCode: string): string {
  return `org-${orgCode}`
}

/** Signature images and scans of the same organisation, apart from its facts so that none of them waits for a photo. */
export function evidenceDatabase(orgCode: string): string {
  return `${orgDatabase(orgCode)}-evidence`
}

/** Read-only for every desk: organisations, keys, notices. */
export const DIRECTORY_DATABASE = 'directory'

/** The hub's own: identities, numbers, what the post office has done. No desk can open it. */
export const REGISTER_DATABASE = 'register'

/** CouchDB user of a desk. */
export function deskUser(deskCode: string): string {
  return `desk-${deskCode}`
}

/** CouchDB roles of a desk: what the database lets in, and what the guard lets write. Only an organisation above others reviews. */
export function deskRoles(
  orgCode: string,
  deskCode: string,
  level: Organisation['level'],
): readonly string[] {
  const roles = [ANY_DESK_ROLE, orgRole(orgCode), `desk:${deskCode}`]
  return level === 'office' ? roles : [...roles, REVIEWER_ROLE]
}

/** May write `review-decided`; on what, the hub rules. */
export const REVIEWER_ROLE = 'reviewer'

/** The one role of a revoked desk: it still signs in, and opens nothing, so that it can say why. */
export const REVOKED_ROLE = 'revoked-desk'

/** Workers are named within their organisation (`<org>-w1`): no desk can write in the name of another office's worker. */
export function isWorkerOf(orgCode: string, worker: string): boolean {
  return worker.startsWith(`${orgCode}-`)
}

export function orgRole(orgCode: string): string {
  return `org:${orgCode}`
}

/** Every enrolled desk has it: it opens the directory for reading. */
export const ANY_DESK_ROLE = 'desk'
