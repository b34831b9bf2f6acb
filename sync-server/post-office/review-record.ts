import { z } from 'zod'
import { ReviewDecided } from '#domain/facts/review-decided'
import { PlainDate } from '#domain/plain-date'
import type { Stored } from '../hub-store.ts'
import type { Registry } from '../organisations/desk-record.ts'

/** What the register knows of one review: whose it is to decide, and what was decided. `_id`: `review:<id of the submission>`. */
const ReviewRecord = z.object({
  org: z.string(),
  subject: z.string(),
  reviewer: z.string(),
  /** For a delay's notice: the group's name or the provisional number. */
  name: z.string(),
  openedOn: PlainDate,
  dueOn: PlainDate,
  /** The first decision counts; `superseded`: a later submission took its place. */
  decided: z
    .discriminatedUnion('by', [
      z.object({ by: z.literal('submission') }),
      z.object({ by: z.literal('reviewer'), fact: z.string(), decision: ReviewDecided.shape.decision }),
    ])
    .nullable(),
})
export type ReviewRecord = z.infer<typeof ReviewRecord>

/** Open reviews once more, sorted by the day they are due, so that the late ones are found without reading them all. */
const openId = ({ dueOn }: ReviewRecord, factId: string) => `open-review:${dueOn}:${factId}`

export async function findReviewRecord(
  { store, register }: Registry,
  factId: string,
): Promise<ReviewRecord | null> {
  const found = await store.find(register, `review:${factId}`)
  return found && ReviewRecord.parse(found)
}

/** Repeatable: the day a review was opened does not move when the post office comes back to it. */
export async function keepReviewRecord(
  registry: Registry,
  factId: string,
  record: ReviewRecord,
): Promise<ReviewRecord> {
  const { store, register } = registry
  const created = await store.create(register, { _id: `review:${factId}`, ...record })
  const kept = created === 'created' ? record : await findReviewRecord(registry, factId)
  if (kept === null) return keepReviewRecord(registry, factId, record)
  if (kept.decided === null) await store.create(register, { _id: openId(kept, factId), factId })
  return kept
}

/** Closes an open review. Answers how it stands afterwards: somebody else may have been first. */
export async function closeReviewRecord(
  registry: Registry,
  factId: string,
  decided: NonNullable<ReviewRecord['decided']>,
): Promise<ReviewRecord | null> {
  const { store, register } = registry
  for (;;) {
    const found = await store.find(register, `review:${factId}`)
    if (!found) return null
    const record = ReviewRecord.parse(found)
    const isOpen = record.decided === null
    if (isOpen && (await store.replace(register, { ...found, decided })) === 'conflict') continue
    await forgetOpen(registry, record, factId)
    return isOpen ? { ...record, decided } : record
  }
}

async function forgetOpen(
  { store, register }: Registry,
  record: ReviewRecord,
  factId: string,
): Promise<void> {
  const open = await store.find(register, openId(record, factId))
  if (open) await store.remove(register, open)
}

/** Who was asked, at any time, about an organisation's subject. Ids of facts begin with their subject. */
export async function findReviewersOf(
  registry: Registry,
  subject: string,
  org: string,
): Promise<ReadonlySet<string>> {
  const reviews = await findReviewsOf(registry, subject)
  return new Set(reviews.filter((review) => review.org === org).map(({ reviewer }) => reviewer))
}

/** Every review that was ever opened about a subject. */
export async function findReviewsOf(
  { store, register }: Registry,
  subject: string,
): Promise<readonly (ReviewRecord & { readonly factId: string })[]> {
  const found = await store.findByPrefix(register, `review:${subject}:`)
  return found.map((document) => ({
    ...ReviewRecord.parse(document),
    factId: document._id.slice('review:'.length),
  }))
}

/** Open reviews whose last day has passed, the oldest first. */
export async function findLateReviews(
  { store, register }: Registry,
  today: PlainDate,
): Promise<readonly { readonly factId: string; readonly note: Stored }[]> {
  const notes = await store.findByPrefix(register, 'open-review:')
  return notes
    .filter(({ _id }) => _id.slice('open-review:'.length, 'open-review:'.length + 10) < today)
    .map((note) => ({ factId: String(note.factId), note }))
}
