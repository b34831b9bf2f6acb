import type { DeskRecord, Registry } from '../organisations/desk-record.ts'
import { type DeskLedger, receiptOf } from '../post-office/desk-ledger.ts'
import { SEAL_NOTES } from '../seals/check-seals.ts'
import { findDeskKeys } from '../seals/desk-keys.ts'

const NOTHING: DeskLedger = { through: 0, beyond: [] }

/** One desk in words: whose, in use or not, when it was here last, and what the hub holds of its facts. */
export async function describeDesk({ store, register }: Registry, desk: DeskRecord): Promise<string> {
  const found = await store.find(register, `ledger:${desk.code}`)
  const ledger = found
    ? { through: Number(found.through), beyond: found.beyond as readonly number[] }
    : NOTHING
  const keys = await findDeskKeys({ store }, desk.code)
  const doubted = await store.findIds(register, `${SEAL_NOTES}${desk.code}:`)
  const { through, missingCount } = receiptOf(ledger)
  const state =
    desk.revokedOn === null ? `在用 in use (${desk.enrolledOn})` : `已撤销 revoked (${desk.revokedOn})`
  return [
    `${desk.code}  ${desk.name}`,
    state,
    `最近登录 last seen ${desk.lastSeenOn ?? '— 从未 never'}`,
    `已收记录 facts received ${through - missingCount}，缺 missing ${missingCount}`,
    `封签密钥 seal keys ${keys.length}，封签不符 seals in doubt ${doubted.length}`,
  ].join('  ')
}

/** How many documents of an organisation wait for a person or a newer hub. */
export async function countParked({ store, register }: Registry, org: string): Promise<number> {
  return (await store.findByPrefix(register, `parked:${org}:`)).length
}
