import { z } from 'zod'
import type { AnyFact } from '#domain/fact'
import { PlainDate } from '#domain/plain-date'
import { foldRegistration } from '#domain/registration/fold-registration'
import { today } from '../hub-clock.ts'
import { findIdentityHolder, identityId } from './claim-identity.ts'
import { ownFacts } from './own-facts.ts'
import type { Surroundings } from './post-office-surroundings.ts'
import { latestOrder, readFactsOf } from './read-facts-of.ts'
import { writeHubFact } from './write-hub-fact.ts'

/** One move, pinned before anything moves: killed anywhere, the same move is carried to its end. `_id`: `transfer:<id of the fact>`. */
const TransferRecord = z.object({
  fromOrg: z.string(),
  fromSubject: z.string(),
  documentKey: z.string(),
  /** Null where the volunteer had no number yet. */
  allocation: z.object({ number: z.string(), enrolledOn: PlainDate }).nullable(),
})
type TransferRecord = z.infer<typeof TransferRecord>

/**
 * Moves a volunteer here with their number, at their own word: the allocation first, then the number, then the person's document, and
 * the end of the old registration last. A number is for life, so none is ever given anew; nothing of the old office's data comes along.
 */
export async function carryTransfers(
  surroundings: Surroundings,
  org: string,
  facts: readonly AnyFact[],
): Promise<void> {
  const registration = foldRegistration(facts)
  if (registration?.duplicate?.of !== 'other-office' || !registration.documentKey) return
  for (const request of ownFacts(facts, org, 'transfer-requested')) {
    const record = await pin(surroundings, org, request.id, registration.documentKey)
    if (record) await move(surroundings, org, request.subject, request.id, record)
  }
}

/** Whether a transfer has brought the person's document to this registration. */
export async function hasMovedHere(
  surroundings: Surroundings,
  org: string,
  facts: readonly AnyFact[],
): Promise<boolean> {
  const registration = foldRegistration(facts)
  if (!registration?.transferWaiting || !registration.documentKey) return false
  const holder = await findIdentityHolder(surroundings, registration.documentKey)
  return holder?.subject === registration.subject && holder.org === org
}

/** Null where there is nobody to move: the person is free, or here already. */
async function pin(
  surroundings: Surroundings,
  org: string,
  request: string,
  documentKey: string,
): Promise<TransferRecord | null> {
  const { store, register } = surroundings
  const _id = `transfer:${request}`
  const found = await store.find(register, _id)
  if (found) return TransferRecord.parse(found)
  const holder = await findIdentityHolder(surroundings, documentKey)
  if (holder === null || holder.org === org) return null
  const held = await store.find(register, `allocation:${holder.subject}`)
  const allocation = held
    ? { number: String(held.number), enrolledOn: PlainDate.parse(held.enrolledOn) }
    : null
  const record = { fromOrg: holder.org, fromSubject: holder.subject, documentKey, allocation }
  await store.create(register, { _id, ...record })
  return TransferRecord.parse(await store.find(register, _id))
}

async function move(
  surroundings: Surroundings,
  org: string,
  subject: string,
  request: string,
  record: TransferRecord,
): Promise<void> {
  const { store, register, keys } = surroundings
  if (record.allocation) {
    await store.create(register, { _id: `allocation:${subject}`, org, ...record.allocation })
    await handOver(surroundings, `number:${record.allocation.number}`, record.fromSubject, { subject })
  }
  await handOver(surroundings, identityId(keys.identity, record.documentKey), record.fromSubject, {
    subject,
    org,
  })
  await endThere(surroundings, org, request, record)
}

/** From one registration to the other and never back: what has moved on meanwhile stays where it is. */
async function handOver(
  { store, register }: Surroundings,
  _id: string,
  fromSubject: string,
  to: { readonly subject: string; readonly org?: string },
): Promise<void> {
  for (;;) {
    const held = await store.find(register, _id)
    if (held?.subject !== fromSubject) return
    if ((await store.replace(register, { ...held, ...to })) === 'replaced') return
  }
}

async function endThere(
  surroundings: Surroundings,
  org: string,
  request: string,
  record: TransferRecord,
): Promise<void> {
  const { book, nowMs } = surroundings
  const { fromOrg, fromSubject } = record
  await writeHubFact(surroundings, fromOrg, {
    id: `${fromSubject}:${request.slice(request.lastIndexOf(':') + 1)}.ended`,
    subject: fromSubject,
    kind: 'registration-ended',
    body: { because: 'transferred', officeName: book.find(org)?.name ?? '', on: today(nowMs()) },
    after: latestOrder(await readFactsOf(surroundings, fromOrg, fromSubject)),
  })
}
