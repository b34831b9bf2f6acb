import { orgDatabase } from '#contracts/hub-databases'
import { readHubDocument } from '#contracts/hub-document'
import type { AnyFact } from '#domain/fact'
import type { FactOf } from '#domain/facts/fact-kinds'
import { foldGroupSubmission } from '#domain/groups/fold-group'
import { foldSubmission } from '#domain/registration/fold-registration'
import { findDecisionProblem } from '#domain/review/decision-problems'
import { copyFacts } from './copy-facts.ts'
import { ownFacts } from './own-facts.ts'
import { type Attempt, park, worst } from './park.ts'
import type { Surroundings } from './post-office-surroundings.ts'
import { readFactsOf } from './read-facts-of.ts'
import { closeReviewRecord, findReviewRecord, type ReviewRecord } from './review-record.ts'
import { ruleOnGroup } from './rule-on-group.ts'
import { ruleOnRegistration } from './rule-on-registration.ts'

/**
 * Takes a reviewing organisation's decisions about one subject to where they count: into the register, which keeps the first; as a ruling
 * into the applicant's database; and the ruling back to the reviewer, last.
 */
export async function carryDecisions(
  surroundings: Surroundings,
  org: string,
  subject: string,
): Promise<Attempt> {
  const facts = await readFactsOf(surroundings, org, subject)
  const attempts: Attempt[] = []
  for (const fact of ownFacts(facts, org, 'review-decided')) {
    if (facts.some(({ id }) => rulingIds(fact.body.answers).includes(id))) continue
    attempts.push(await carry(surroundings, org, fact))
  }
  return worst(attempts)
}

async function carry(
  surroundings: Surroundings,
  org: string,
  fact: FactOf<'review-decided'>,
): Promise<Attempt> {
  const { answers, decision } = fact.body
  const record = await findReviewRecord(surroundings, answers)
  const isTheirs = record?.reviewer === org && record.subject === fact.subject
  if (!record || !isTheirs || !(await isAllowed(surroundings, record, fact))) {
    await park(surroundings, org, fact.id, 'not-theirs-to-decide')
    return 'set-aside'
  }
  await closeReviewRecord(surroundings, answers, { by: 'reviewer', fact: fact.id, decision })
  const attempt = await ruleOn(surroundings, record.org, record.subject)
  if (record.org === org) return attempt
  const [ruling] = await findRulings(surroundings, record.org, answers)
  if (ruling) await copyFacts(surroundings, org, [ruling])
  return attempt
}

/** A submission is answered once, and a second time where it was a duplicate and is free now; the second one counts. */
function rulingIds(factId: string): readonly string[] {
  return [`${factId}.again`, `${factId}.ruled`]
}

async function findRulings(
  { store }: Surroundings,
  org: string,
  factId: string,
): Promise<readonly AnyFact[]> {
  const found = await Promise.all(rulingIds(factId).map((id) => store.find(orgDatabase(org), id)))
  return found.flatMap((document) => readHubDocument(document) ?? [])
}

/** The same rule as at the reviewer's desk: nobody approves a child whose guardian's consent was never opened. */
async function isAllowed(
  surroundings: Surroundings,
  { org, subject }: ReviewRecord,
  { body }: FactOf<'review-decided'>,
): Promise<boolean> {
  const facts = await readFactsOf(surroundings, org, subject)
  const about = subject.startsWith('group:') ? 'group' : 'registration'
  const submitted =
    about === 'group' ? foldGroupSubmission(facts, body.answers) : foldSubmission(facts, body.answers)
  const needsConsentOpened = submitted?.body.guardianConsent != null
  return findDecisionProblem(body.decision, { about, needsConsentOpened }) === null
}

function ruleOn(surroundings: Surroundings, org: string, subject: string): Promise<Attempt> {
  return subject.startsWith('group:')
    ? ruleOnGroup(surroundings, org, subject)
    : ruleOnRegistration(surroundings, org, subject)
}
