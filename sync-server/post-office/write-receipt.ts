import { type DeskLedger, receiptOf } from './desk-ledger.ts'
import type { Surroundings } from './post-office-surroundings.ts'
import { writeHubFact } from './write-hub-fact.ts'

/**
 * Tells a desk what the hub holds of its facts, so that a loss is provable. A receipt never changes: its id names the highest number
 * and, where some are missing, how many, because what is missing below one number can only shrink.
 */
export async function writeReceipt(
  surroundings: Surroundings,
  org: string,
  desk: string,
  ledger: DeskLedger,
): Promise<void> {
  const { through, missingCount, missing } = receiptOf(ledger)
  const subject = `desk:${desk}`
  const name = String(through).padStart(12, '0') + (missingCount > 0 ? `-${missingCount}` : '')
  await writeHubFact(surroundings, org, {
    id: `${subject}:${name}.received`,
    subject,
    kind: 'desk-receipt',
    body: { desk, through, missing: [...missing] },
    after: null,
  })
}
