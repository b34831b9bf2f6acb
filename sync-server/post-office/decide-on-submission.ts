import type { AnyFact } from '#domain/fact'
import type { RegistrationRuled } from '#domain/facts/registration-ruled'
import type { ResidentRegistered } from '#domain/facts/resident-registered'
import { documentKey } from '#domain/identity-document/document-key'
import { admitResident } from '#domain/registration/admit-resident'
import { foldRegistration, foldSubmission } from '#domain/registration/fold-registration'
import { findRegistrationReviewer } from '#domain/review/find-reviewer'
import { submissionNeedsReview } from '#domain/review/needs-review'
import { today } from '../hub-clock.ts'
import { abandonedDocuments } from './abandoned-documents.ts'
import { allocateNumber } from './allocate-number.ts'
import { claimIdentity } from './claim-identity.ts'
import { dayOfJudgement } from './day-of-judgement.ts'
import { findVerdict } from './find-verdict.ts'
import { numberDivision } from './number-division.ts'
import { openReview } from './open-review.ts'
import type { Surroundings } from './post-office-surroundings.ts'
import { releaseIdentities } from './release-identities.ts'
import { signCertificate } from './sign-certificate.ts'

type Ruling = RegistrationRuled['ruling']
export type Decided =
  | { readonly outcome: 'ruled'; readonly ruling: Ruling }
  /** It lies before the organisation above. */
  | { readonly outcome: 'in-review' }
  /** Somebody has to decide, and no such organisation is open: it waits for one, and nobody is enrolled meanwhile. */
  | { readonly outcome: 'nobody-to-decide' }
  | { readonly outcome: 'foreign-subject' }

/** One submission with everything that its office's database holds about the person. */
interface Case {
  readonly org: string
  readonly facts: readonly AnyFact[]
  readonly factId: string
  readonly resident: ResidentRegistered
  readonly documentKey: string
}

/**
 * Decides on one submission: admit by the desk's own rules, claim the identity, ask the organisation above where somebody must, give the
 * number, sign. Each step finds its own earlier result again, so that a post office killed anywhere decides the same when it comes back.
 */
export async function decideOnSubmission(
  surroundings: Surroundings,
  org: string,
  facts: readonly AnyFact[],
  factId: string,
): Promise<Decided | null> {
  const folded = foldSubmission(facts, factId)
  if (!folded) return null
  const day = dayOfJudgement(folded.submission.at, surroundings.nowMs())
  const admitted = admitResident(folded.body, {
    today: day,
    policies: surroundings.book.minorsPolicies(),
  })
  if (!admitted.ok) return ruled({ outcome: 'returned', problems: [...admitted.problems] })
  const resident = admitted.value
  const made: Case = { org, facts, factId, resident, documentKey: documentKey(resident.document) }
  const claim = await claimIdentity(surroundings, { ...made, subject: subjectOf(made) })
  if (claim.outcome === 'taken') return ruled(duplicate(surroundings, org, claim.org))
  return (await review(surroundings, made)) ?? enrol(surroundings, made)
}

function ruled(ruling: Ruling): Decided {
  return { outcome: 'ruled', ruling }
}

function subjectOf({ facts }: Case): string {
  return facts[0]?.subject ?? ''
}

/** Null where nobody has to be asked, or whoever had to be has approved. */
async function review(surroundings: Surroundings, made: Case): Promise<Decided | null> {
  const { org, facts, factId, resident } = made
  const { book } = surroundings
  const policy = book.policy()
  const guardianIsOrganisation =
    'guardianConsent' in resident && resident.guardianConsent.guardian.relation === 'organisation'
  if (policy === 'automatic' && !guardianIsOrganisation) return null
  if (!(await needsReview(surroundings, made))) return null
  const asked = { org, policy, guardianIsOrganisation }
  const reviewer = findRegistrationReviewer(book.organisations(), asked)
  if (reviewer === null) return { outcome: 'nobody-to-decide' }
  const verdict = await findVerdict(surroundings, factId, 'review')
  switch (verdict.outcome) {
    case 'approved':
      return null
    case 'returned':
      return ruled({ outcome: 'returned', problems: [...verdict.problems] })
    case 'refused':
      // Nobody is registered by this, so the claim must not keep the person out elsewhere; a volunteer keeps theirs.
      if (foldRegistration(facts)?.volunteerNumber == null) {
        await releaseIdentities(surroundings, subjectOf(made), [made.documentKey])
      }
      return ruled({ outcome: 'refused', problems: [...verdict.problems] })
    case 'open': {
      const waiting = foldRegistration(facts)?.submissions.filter(({ answer }) => answer === 'waiting') ?? []
      const place = waiting.findIndex((submission) => submission.factId === factId)
      await openReview(surroundings, {
        org,
        reviewer,
        subject: subjectOf(made),
        factId,
        superseded: waiting.slice(0, Math.max(place, 0)).map((earlier) => earlier.factId),
        name: resident.provisionalNumber,
        facts,
      })
      return { outcome: 'in-review' }
    }
  }
}

/** A volunteer who corrects a phone number is not sent before the registrar again; nor is one who brings a number from another office. */
async function needsReview({ store, register }: Surroundings, made: Case): Promise<boolean> {
  const { facts, factId } = made
  const submission = facts.find(({ id }) => id === factId)
  const enrolledBefore =
    foldRegistration(facts)?.volunteerNumber != null ||
    (await store.find(register, `allocation:${subjectOf(made)}`)) !== null
  if (!enrolledBefore) return true
  return submission !== undefined && submissionNeedsReview(submission)
}

async function enrol(surroundings: Surroundings, made: Case): Promise<Decided> {
  const { book, keys, nowMs } = surroundings
  const { org, facts, factId, resident } = made
  const subject = subjectOf(made)
  const office = book.find(org)
  if (!office) throw new Error(`no organisation ${org} in the directory`)
  const place = { division: numberDivision(book, office), enrolledOn: today(nowMs()) }
  const allocation = await allocateNumber(surroundings, subject, org, place)
  if (allocation.outcome === 'foreign-subject') {
    // Nobody is registered here, so the claim must not keep the person out.
    await releaseIdentities(surroundings, subject, [made.documentKey])
    return allocation
  }
  const abandoned = abandonedDocuments(facts, { factId, claimed: made.documentKey })
  await releaseIdentities(surroundings, subject, abandoned)
  const { number, enrolledOn } = allocation
  const stated = { number, name: resident.fullName, org, office: office.name, enrolledOn }
  const certificate = signCertificate(keys.certificate, stated)
  return ruled({ outcome: 'enrolled', volunteerNumber: number, certificate })
}

/** Names the other office and nothing else: an office learns nothing about another office's residents. */
function duplicate({ book }: Surroundings, org: string, otherOrg: string): Ruling {
  return {
    outcome: 'duplicate',
    of: otherOrg === org ? 'this-office' : 'other-office',
    officeName: book.find(otherOrg)?.name ?? '',
  }
}
