import { findAbove } from '#domain/review/find-reviewer'
import { today } from '../hub-clock.ts'
import type { Surroundings } from './post-office-surroundings.ts'
import { findLateReviews, findReviewRecord } from './review-record.ts'
import { writeHubFact } from './write-hub-fact.ts'

/**
 * Tells the organisation above the reviewer of every review whose last day has passed, once; above the registrar there is nobody, so
 * the corps of the applicant's county hears of it. Names an office and a number, nobody's data.
 */
export async function escalateLateReviews(surroundings: Surroundings): Promise<void> {
  const { book, nowMs, store, register } = surroundings
  for (const { factId, note } of await findLateReviews(surroundings, today(nowMs()))) {
    if (note.escalated === true) continue
    const record = await findReviewRecord(surroundings, factId)
    if (!record) continue
    const tree = book.organisations()
    const above = findAbove(tree, record.reviewer) ?? findAbove(tree, record.org)
    const subject = `organisation:${record.reviewer}`
    if (above && above.code !== record.reviewer) {
      await writeHubFact(surroundings, above.code, {
        id: `${subject}:${factId.slice(factId.lastIndexOf(':') + 1)}.late`,
        subject,
        kind: 'review-escalated',
        body: {
          answers: factId,
          about: record.subject.startsWith('group:') ? 'group' : 'registration',
          name: record.name,
          officeName: book.find(record.org)?.name ?? '',
          reviewer: record.reviewer,
          reviewerName: book.find(record.reviewer)?.name ?? '',
          dueOn: record.dueOn,
        },
        after: null,
      })
    }
    await store.replace(register, { ...note, escalated: true })
  }
}
