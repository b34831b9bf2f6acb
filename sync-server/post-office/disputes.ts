import { z } from 'zod'
import type { AnyFact } from '#domain/fact'
import type { FactOf } from '#domain/facts/fact-kinds'
import { PlainDate } from '#domain/plain-date'
import { foldRegistration } from '#domain/registration/fold-registration'
import { addWorkingDays, REVIEW_DAYS } from '#domain/review/working-days'
import { today } from '../hub-clock.ts'
import { findIdentityHolder } from './claim-identity.ts'
import { ownFacts } from './own-facts.ts'
import { type Attempt, park } from './park.ts'
import type { Surroundings } from './post-office-surroundings.ts'
import { latestOrder, readFactsOf } from './read-facts-of.ts'
import { releaseIdentities } from './release-identities.ts'
import { writeHubFact } from './write-hub-fact.ts'

/** Both sides of a dispute, as the register knows them; neither office is told the other's subject. `_id`: `dispute:<id of the fact>`. */
const DisputeRecord = z.object({
  org: z.string(),
  subject: z.string(),
  concernedOrg: z.string(),
  concernedSubject: z.string(),
  documentKey: z.string(),
  openedOn: PlainDate,
  answerBy: PlainDate,
  /** Id of the answer that counts: the first one. */
  answeredBy: z.string().nullable(),
})
type DisputeRecord = z.infer<typeof DisputeRecord>

/** Tells the office that registered the person, and the corps above it, that the person never agreed. Repeatable. */
export async function notifyDisputes(
  surroundings: Surroundings,
  org: string,
  facts: readonly AnyFact[],
): Promise<void> {
  for (const fact of ownFacts(facts, org, 'dispute-opened')) {
    const record = await keepRecord(surroundings, org, facts, fact)
    if (record?.answeredBy === null) await notify(surroundings, fact.id, record)
  }
}

/** Null where nobody else holds the person: there is nobody to ask. */
async function keepRecord(
  surroundings: Surroundings,
  org: string,
  facts: readonly AnyFact[],
  fact: FactOf<'dispute-opened'>,
): Promise<DisputeRecord | null> {
  const { store, register, book, nowMs } = surroundings
  const _id = `dispute:${fact.id}`
  const found = await store.find(register, _id)
  if (found) return DisputeRecord.parse(found)
  const key = foldRegistration(facts)?.documentKey
  const holder = key ? await findIdentityHolder(surroundings, key) : null
  if (!key || holder === null || holder.org === org) return null
  const openedOn = today(nowMs())
  await store.create(register, {
    _id,
    org,
    subject: fact.subject,
    concernedOrg: holder.org,
    concernedSubject: holder.subject,
    documentKey: key,
    openedOn,
    answerBy: addWorkingDays(openedOn, REVIEW_DAYS.due, book.calendar()),
    answeredBy: null,
  } satisfies DisputeRecord & { _id: string })
  return DisputeRecord.parse(await store.find(register, _id))
}

async function notify(surroundings: Surroundings, dispute: string, record: DisputeRecord): Promise<void> {
  const { book } = surroundings
  const concerned = book.find(record.concernedOrg)
  const body = {
    dispute,
    openedAt: book.find(record.org)?.name ?? '',
    openedOn: record.openedOn,
    concerns: concerned?.name ?? '',
    answerBy: record.answerBy,
  }
  for (const [toOrg, subject] of [
    [concerned?.parent ?? null, `organisation:${record.concernedOrg}`],
    [record.concernedOrg, record.concernedSubject],
  ] as const) {
    if (toOrg === null || book.find(toOrg) === null) continue
    const id = `${subject}:${lastPart(dispute)}.notified`
    const after = latestOrder(await readFactsOf(surroundings, toOrg, subject))
    await writeHubFact(surroundings, toOrg, { id, subject, kind: 'dispute-notified', body, after })
  }
}

export interface DisputesAnswered {
  readonly attempt: Attempt
  /** Registrations at the counters that heard the person: they may be ruled on anew. */
  readonly heardAt: readonly { readonly org: string; readonly subject: string }[]
}

/** Carries the office's answers: what they mean for its own registration, and back to the counter that heard the person. */
export async function answerDisputes(
  surroundings: Surroundings,
  org: string,
  facts: readonly AnyFact[],
): Promise<DisputesAnswered> {
  let attempt: Attempt = 'done'
  const heardAt: { org: string; subject: string }[] = []
  for (const fact of ownFacts(facts, org, 'dispute-answered')) {
    const record = await takeAnswer(surroundings, org, fact)
    if (record === null) {
      await park(surroundings, org, fact.id, 'not-theirs-to-decide')
      attempt = 'set-aside'
    } else if (record.answeredBy === fact.id) {
      await settle(surroundings, fact, record)
      heardAt.push({ org: record.org, subject: record.subject })
    }
  }
  return { attempt, heardAt }
}

/** The first answer counts. Null where this office was not asked about this registration. */
async function takeAnswer(
  { store, register }: Surroundings,
  org: string,
  fact: FactOf<'dispute-answered'>,
): Promise<DisputeRecord | null> {
  for (;;) {
    const found = await store.find(register, `dispute:${fact.body.dispute}`)
    if (!found) return null
    const record = DisputeRecord.parse(found)
    if (record.concernedOrg !== org || record.concernedSubject !== fact.subject) return null
    if (record.answeredBy !== null) return record
    const answered = { ...found, answeredBy: fact.id }
    if ((await store.replace(register, answered)) === 'replaced') return { ...record, answeredBy: fact.id }
  }
}

/**
 * Without a consent the registration ends and lets the person go, before anybody is told: whoever hears of it can register at once.
 * Done again from the beginning whenever the registration is looked at, which changes nothing: so no kill leaves it half done.
 */
async function settle(
  surroundings: Surroundings,
  fact: FactOf<'dispute-answered'>,
  record: DisputeRecord,
): Promise<void> {
  const { book, nowMs } = surroundings
  const { dispute } = fact.body
  const { outcome } = fact.body.answer
  const on = today(nowMs())
  const { concernedOrg, concernedSubject } = record
  const concerned = book.find(concernedOrg)
  if (outcome === 'no-consent-found') {
    await writeHubFact(surroundings, concernedOrg, {
      id: `${concernedSubject}:${lastPart(dispute)}.ended`,
      subject: concernedSubject,
      kind: 'registration-ended',
      body: { because: 'no-consent-found', officeName: '', on },
      after: latestOrder(await readFactsOf(surroundings, concernedOrg, concernedSubject)),
    })
    await releaseIdentities(surroundings, concernedSubject, [record.documentKey])
  }
  const body = { dispute, outcome, concerns: concerned?.name ?? '', on }
  for (const [toOrg, subject] of [
    [record.org, record.subject],
    [concerned?.parent ?? null, `organisation:${concernedOrg}`],
    [concernedOrg, concernedSubject],
  ] as const) {
    if (toOrg === null || book.find(toOrg) === null) continue
    const after = latestOrder(await readFactsOf(surroundings, toOrg, subject))
    const id = settledId(subject, dispute)
    await writeHubFact(surroundings, toOrg, { id, subject, kind: 'dispute-settled', body, after })
  }
}

function settledId(subject: string, dispute: string): string {
  return `${subject}:${lastPart(dispute)}.settled`
}

function lastPart(factId: string): string {
  return factId.slice(factId.lastIndexOf(':') + 1)
}
