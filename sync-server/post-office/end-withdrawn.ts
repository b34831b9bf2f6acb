import type { AnyFact } from '#domain/fact'
import type { AdmissionProblem } from '#domain/registration/admission-problem'
import { foldRegistration } from '#domain/registration/fold-registration'
import type { Registration } from '#domain/registration/registration'
import { today } from '../hub-clock.ts'
import { submittedDocuments } from './abandoned-documents.ts'
import { copyFacts } from './copy-facts.ts'
import type { Surroundings } from './post-office-surroundings.ts'
import { latestOrder } from './read-facts-of.ts'
import { releaseIdentities } from './release-identities.ts'
import { closeReviewRecord } from './review-record.ts'
import { writeHubFact } from './write-hub-fact.ts'

/**
 * Somebody withdrew, and no new consent has answered: whatever waits is answered with words and enrols nobody, the person's documents are
 * free so that they may register again, and the office is told last. The number stays with this registration: nobody else ever gets
 * it. Done again from the beginning whenever the registration is looked at, which changes nothing: so no kill leaves it half done.
 */
export async function endWithdrawn(
  surroundings: Surroundings,
  org: string,
  facts: readonly AnyFact[],
): Promise<void> {
  const registration = foldRegistration(facts)
  const ended = registration?.ended
  if (
    !registration ||
    (ended?.because !== 'consent-withdrawn' && ended?.because !== 'registration-withdrawn')
  )
    return
  for (const { factId, answer } of registration.submissions) {
    if (answer === 'waiting') await refuse(surroundings, org, facts, factId, problemOf(ended))
  }
  const { subject } = registration
  await releaseIdentities(surroundings, subject, submittedDocuments(facts))
  for (const { factId, because } of registration.consent.withdrawals) {
    await writeHubFact(surroundings, org, {
      id: `${factId}.ended`,
      subject,
      kind: 'registration-ended',
      body: { because, officeName: '', on: today(surroundings.nowMs()) },
      after: latestOrder(facts),
    })
  }
}

function problemOf({ because, on }: NonNullable<Registration['ended']>): AdmissionProblem {
  return because === 'registration-withdrawn'
    ? { code: 'registration-withdrawn', field: 'ownConsent', on }
    : { code: 'consent-withdrawn', field: 'guardianConsent', on }
}

/** Its review closes with it: nobody is asked to decide on who is not there any more. */
async function refuse(
  surroundings: Surroundings,
  org: string,
  facts: readonly AnyFact[],
  factId: string,
  problem: AdmissionProblem,
): Promise<void> {
  const review = await closeReviewRecord(surroundings, factId, { by: 'submission' })
  const ruling = await writeHubFact(surroundings, org, {
    id: `${factId}.ruled`,
    subject: facts[0]?.subject ?? '',
    kind: 'registration-ruled',
    body: { answers: factId, ruling: { outcome: 'refused', problems: [problem] } },
    after: latestOrder(facts),
  })
  if (review !== null && review.reviewer !== org) await copyFacts(surroundings, review.reviewer, [ruling])
}
