import type { Account } from './accounts.ts'
import type { Database, Security } from './databases.ts'
import { HttpRefusal } from './respond.ts'

function isIn(account: Account, group: Security['members']): boolean {
  return (
    (account.name !== null && group.names.includes(account.name)) ||
    group.roles.some((role) => account.roles.includes(role))
  )
}

/** Lets server admins and members of a database pass. */
export async function requireMember(account: Account, database: Database): Promise<void> {
  if (account.isAdmin) return
  const { admins, members } = await database.security()
  if (isIn(account, members) || isIn(account, admins)) return
  if (account.name === null) {
    throw new HttpRefusal(401, 'unauthorized', 'You are not authorized to access this db.')
  }
  throw new HttpRefusal(403, 'forbidden', 'You are not allowed to access this db.')
}

export function requireAdmin(account: Account): void {
  if (!account.isAdmin) throw new HttpRefusal(401, 'unauthorized', 'You are not a server admin.')
}
