import type { Registry } from '../organisations/desk-record.ts'
import { closeReviewRecord, findReviewersOf, findReviewsOf } from '../post-office/review-record.ts'

/** Organisations whose databases hold something about a registration: its own first, then whoever was ever asked to decide on it. */
export async function findPlacesOf(
  registry: Registry,
  subject: string,
  org: string,
): Promise<readonly string[]> {
  return [...new Set([org, ...(await findReviewersOf(registry, subject, org))])]
}

/** Nobody is asked any more to decide on who is not there. */
export async function closeReviewsOf(registry: Registry, subject: string): Promise<void> {
  for (const { factId } of await findReviewsOf(registry, subject)) {
    await closeReviewRecord(registry, factId, { by: 'submission' })
  }
}
