import { PlainDate } from '#domain/plain-date'
import type { NumberPlace } from './number-sequence.ts'
import type { Surroundings } from './post-office-surroundings.ts'

export type Allocation =
  | { readonly outcome: 'allocated'; readonly number: string; readonly enrolledOn: PlainDate }
  /** The subject belongs to another office: only a desk that writes other people's ids gets here. */
  | { readonly outcome: 'foreign-subject' }

/**
 * Gives a registration its number for life. Two documents, in this order: `allocation:<subject>` says which number the subject is to
 * have, then `number:<n>` claims it. Killed between the two, the next run finds the allocation and goes on; where the number was
 * taken meanwhile, it takes the next. A number that is claimed never changes hands, and the day of enrolment never moves.
 */
export async function allocateNumber(
  { store, register, numbers }: Surroundings,
  subject: string,
  org: string,
  place: NumberPlace,
): Promise<Allocation> {
  const _id = `allocation:${subject}`
  for (;;) {
    const found = await store.find(register, _id)
    if (found && found.org !== org) return { outcome: 'foreign-subject' }
    const number = found ? String(found.number) : await numbers.next(place)
    const enrolledOn = found ? PlainDate.parse(found.enrolledOn) : place.enrolledOn
    if (!found && (await store.create(register, { _id, org, number, enrolledOn })) === 'exists') continue
    if (await claimNumber(store, register, number, subject))
      return { outcome: 'allocated', number, enrolledOn }
    const allocation = found ?? (await store.find(register, _id))
    // Another post office may have moved it on meanwhile and claimed that number: then it is the one, and no third is given.
    if (allocation?.number !== number) continue
    await store.replace(register, { ...allocation, number: await numbers.next(place) })
  }
}

async function claimNumber(
  store: Surroundings['store'],
  register: string,
  number: string,
  subject: string,
): Promise<boolean> {
  const _id = `number:${number}`
  if ((await store.create(register, { _id, subject })) === 'created') return true
  return (await store.find(register, _id))?.subject === subject
}
