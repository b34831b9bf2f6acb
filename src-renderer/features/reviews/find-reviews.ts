import type { PlainDate } from '#domain/plain-date'
import type { ReviewRow } from '../../store/review-row.ts'

/** `done`: decided here, ruled or not. */
export const REVIEW_SHELVES = ['open', 'returned', 'done'] as const
export type ReviewShelf = (typeof REVIEW_SHELVES)[number]

export interface ReviewQuestion {
  readonly shelf: ReviewShelf
  readonly about: ReviewRow['about'] | null
  /** Part of the name, or of the applicant's. */
  readonly query: string
}

export const ALL_OPEN: ReviewQuestion = { shelf: 'open', about: null, query: '' }

export function shelfOf({ state }: Pick<ReviewRow, 'state'>): ReviewShelf {
  return state === 'open' || state === 'returned' ? state : 'done'
}

/** Rows that answer a question; what waits in the order in which it is due, everything else newest first. */
export function findReviews(
  reviews: readonly ReviewRow[],
  { shelf, about, query }: ReviewQuestion,
  applicant: (org: string) => string,
): readonly ReviewRow[] {
  const words = query.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean)
  const found = reviews.filter((row) => {
    if (shelfOf(row) !== shelf || (about !== null && row.about !== about)) return false
    const text = `${row.name} ${applicant(row.org)}`.toLowerCase()
    return words.every((word) => text.includes(word))
  })
  return found.sort(shelf === 'open' ? byDue : byNewest)
}

export function countShelves(reviews: readonly ReviewRow[]): Readonly<Record<ReviewShelf, number>> {
  const counts = { open: 0, returned: 0, done: 0 }
  for (const row of reviews) counts[shelfOf(row)] += 1
  return counts
}

/** What should have been decided here by now, the oldest first. */
export function findLate(reviews: readonly ReviewRow[], today: PlainDate): readonly ReviewRow[] {
  return reviews.filter(({ state, dueOn }) => state === 'open' && dueOn !== null && dueOn < today).sort(byDue)
}

/** What is opened after one that has been decided: the next in the same order, else the first. Null where nothing else waits. */
export function findNext(ordered: readonly ReviewRow[], subject: string): ReviewRow | null {
  const here = ordered.findIndex((row) => row.subject === subject)
  const waits = (row: ReviewRow) => row.subject !== subject && row.state === 'open'
  return ordered.slice(here + 1).find(waits) ?? ordered.find(waits) ?? null
}

/** What has no date yet has just arrived: it comes last. */
function byDue(one: ReviewRow, other: ReviewRow): number {
  return (
    compare(one.dueOn ?? '9', other.dueOn ?? '9') ||
    compare(one.submittedAt ?? '', other.submittedAt ?? '') ||
    compare(one.subject, other.subject)
  )
}

function byNewest(one: ReviewRow, other: ReviewRow): number {
  return compare(other.submittedAt ?? '', one.submittedAt ?? '') || compare(one.subject, other.subject)
}

/** By code unit: `localeCompare` takes a second for 10,000 dates. */
function compare(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1
}
