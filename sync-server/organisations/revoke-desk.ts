import type { PlainDate } from '#domain/plain-date'
import { revokeDeskAccount } from './desk-account.ts'
import { changeDeskRecord, findDeskRecord, type Registry } from './desk-record.ts'

/** Locks a desk out from its next request on. Its account comes first: a record that says so without effect would be worse. */
export async function revokeDesk(
  registry: Registry,
  code: string,
  today: PlainDate,
): Promise<'revoked' | 'revoked-before' | 'unknown'> {
  const record = await findDeskRecord(registry, code)
  if (!record) return 'unknown'
  await revokeDeskAccount(registry.store, code)
  const changed = await changeDeskRecord(registry, code, (found) =>
    found === null || found.revokedOn !== null ? null : { ...found, revokedOn: today },
  )
  return changed ? 'revoked' : 'revoked-before'
}
