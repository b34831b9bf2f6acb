import { foldReview } from '#domain/review/fold-review'
import type { DeskStore } from '../../store/desk-store.ts'
import type { ReviewRow } from '../../store/review-row.ts'
import { type NotInBatch, whyNotInBatch } from './select-reviews.ts'

export interface BatchOutcome {
  readonly approved: number
  readonly left: readonly LeftOut[]
}

/** One that was not approved, and why. `changed`: it was submitted anew since the list was read. */
export interface LeftOut {
  readonly subject: string
  readonly name: string
  readonly why: NotInBatch | 'changed'
}

/**
 * Approves registrations of adults, one decision each. Every one is read again first: what a neighbouring desk has decided meanwhile, what
 * was submitted anew, and what needs a consent opened is left out and named. It waits for `onProgress`, so that thousands leave the page
 * its turns. Rejects with `StoreFailure` where the disk refuses; what was written until then stays, and the rest can be asked for again.
 */
export async function approveTogether(
  rows: readonly Pick<ReviewRow, 'subject' | 'factId' | 'name'>[],
  { store, org }: { readonly store: Pick<DeskStore, 'factsOf' | 'append'>; readonly org: string },
  onProgress: (done: number) => void | Promise<void> = () => {},
): Promise<BatchOutcome> {
  const left: LeftOut[] = []
  for (const [index, { subject, factId, name }] of rows.entries()) {
    const review = foldReview(await store.factsOf(subject), org)
    const why = review === null ? 'not-open' : whyNotInBatch(review)
    if (why !== null || review?.factId !== factId) {
      left.push({ subject, name, why: why ?? 'changed' })
    } else {
      const decision = { outcome: 'approve', consentOpened: false } as const
      await store.append({ subject, kind: 'review-decided', body: { answers: factId, decision } })
    }
    await onProgress(index + 1)
  }
  return { approved: rows.length - left.length, left }
}
