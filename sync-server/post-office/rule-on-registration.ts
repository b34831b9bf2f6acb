import type { AnyFact } from '#domain/fact'
import { foldRegistration } from '#domain/registration/fold-registration'
import { eraseAgain } from '../erasure/erase-again.ts'
import { eraseSubject } from '../erasure/erase-subject.ts'
import { carryTransfers, hasMovedHere } from './carry-transfers.ts'
import { decideOnSubmission } from './decide-on-submission.ts'
import { answerDisputes, notifyDisputes } from './disputes.ts'
import { endWithdrawn } from './end-withdrawn.ts'
import { type Attempt, park, worst } from './park.ts'
import type { Surroundings } from './post-office-surroundings.ts'
import { latestOrder, readFactsOf } from './read-facts-of.ts'
import { writeHubFact } from './write-hub-fact.ts'

/**
 * Answers every submission of one registration that has no ruling yet, in causal order, and carries what else its office has said about
 * it. The ruling is written last: while it is missing the submission counts as unanswered, so a post office killed before comes back.
 */
export async function ruleOnRegistration(
  surroundings: Surroundings,
  org: string,
  subject: string,
): Promise<Attempt> {
  const read = await readFactsOf(surroundings, org, subject)
  if (await eraseAgain(surroundings, org, subject, read)) return 'done'
  const registration = foldRegistration(read)
  if (registration === null) return 'done'
  const disputes = await answerDisputes(surroundings, org, read)
  for (const heard of disputes.heardAt) await ruleOnRegistration(surroundings, heard.org, heard.subject)
  const attempts = [disputes.attempt]
  if (registration.org !== org) return worst(attempts)
  // It ended; ruled on again, it would claim the person once more.
  if (registration.ended !== null) {
    await endWithdrawn(surroundings, org, read)
    if (registration.consent.withdrawals.some(({ eraseAsked }) => eraseAsked)) {
      await eraseSubject(surroundings, { subject, org, because: 'withdrawal' })
    }
    return worst(attempts)
  }
  // A correction that overtook its registration on the way can only be judged together with it.
  if (!registration.submissions.some(({ kind }) => kind === 'resident-registered')) return worst(attempts)
  let facts = read
  for (const { factId, answer } of registration.submissions) {
    if (answer !== 'waiting') continue
    const answered = await answerSubmission(surroundings, org, facts, factId, `${factId}.ruled`)
    attempts.push(answered.attempt)
    facts = answered.facts
  }
  await notifyDisputes(surroundings, org, facts)
  await carryTransfers(surroundings, org, facts)
  attempts.push(await ruleAgain(surroundings, org, facts))
  return worst(attempts)
}

interface Answered {
  readonly attempt: Attempt
  readonly facts: readonly AnyFact[]
}

async function answerSubmission(
  surroundings: Surroundings,
  org: string,
  facts: readonly AnyFact[],
  factId: string,
  id: string,
): Promise<Answered> {
  const subject = facts[0]?.subject ?? ''
  const decided = await decideOnSubmission(surroundings, org, facts, factId)
  if (decided === null || decided.outcome === 'in-review') return { attempt: 'done', facts }
  if (decided.outcome !== 'ruled') {
    await park(surroundings, org, factId, decided.outcome)
    return { attempt: 'set-aside', facts }
  }
  const ruling = await writeHubFact(surroundings, org, {
    id,
    subject,
    kind: 'registration-ruled',
    body: { answers: factId, ruling: decided.ruling },
    // Later than all of them: which of two rulings came first decides what an overtaken correction still counts for.
    after: latestOrder(facts),
  })
  return { attempt: 'done', facts: [...facts, ruling] }
}

/** A duplicate is one no longer: the volunteer moved here, or the other office had no consent. A second ruling replaces the first. */
async function ruleAgain(
  surroundings: Surroundings,
  org: string,
  facts: readonly AnyFact[],
): Promise<Attempt> {
  const registration = foldRegistration(facts)
  const latest = registration?.submissions.at(-1)
  if (latest?.answer !== 'duplicate' || registration === null) return 'done'
  const isFree =
    registration.dispute?.side === 'heard-here' &&
    registration.dispute.state === 'settled' &&
    registration.dispute.outcome === 'no-consent-found'
  if (!isFree && !(await hasMovedHere(surroundings, org, facts))) return 'done'
  return (await answerSubmission(surroundings, org, facts, latest.factId, `${latest.factId}.again`)).attempt
}
