import { orgDatabase } from '#contracts/hub-databases'
import { readHubDocument } from '#contracts/hub-document'
import type { AnyFact } from '#domain/fact'
import { type ChainReport, startChainCheck } from '#domain/seal/verify-chain'
import type { HubStore } from '../hub-store.ts'
import type { DeskRecord, Registry } from '../organisations/desk-record.ts'
import { receiptOf } from '../post-office/desk-ledger.ts'
import { HUB_CRYPTO } from './check-seals.ts'
import { findDeskKeys } from './desk-keys.ts'

const PAGE = 500

/** Checks all that the hub holds of one desk, from its first number to the highest that has ever arrived here. */
export async function checkDeskChain(
  { store, register }: Registry,
  { code, org }: Pick<DeskRecord, 'code' | 'org'>,
): Promise<ChainReport> {
  const facts = [...(await readFactsOfDesk(store, org, code))].sort((one, other) => one.n - other.n)
  const keys = (await findDeskKeys({ store }, code)).map(({ publicKey }) => publicKey)
  const checking = startChainCheck({ ...HUB_CRYPTO, keysOf: (desk) => (desk === code ? keys : []) })
  for (let start = 0; start < facts.length; start += PAGE)
    await checking.take(facts.slice(start, start + PAGE))
  const ledger = await store.find(register, `ledger:${code}`)
  const arrived = ledger && {
    through: Number(ledger.through),
    beyond: Array.isArray(ledger.beyond) ? ledger.beyond.map(Number) : [],
  }
  return checking.end(arrived && receiptOf(arrived).through)
}

async function readFactsOfDesk(store: HubStore, org: string, desk: string): Promise<readonly AnyFact[]> {
  const facts: AnyFact[] = []
  for (let since = '0', more = true; more; ) {
    const page = await store.changes(
      orgDatabase(org),
      since,
      PAGE,
      (id) => !id.includes('.') && !id.startsWith('_'),
    )
    for (const { document } of page.changes) {
      const fact = readHubDocument(document)
      if (fact?.desk === desk && fact.org === org) facts.push(fact)
    }
    since = page.lastSeq
    more = page.pending > 0
  }
  return facts
}
