import type { AnyFact } from '#domain/fact'
import type { RegistrationRuled } from '#domain/facts/registration-ruled'
import type { ResidentRegistered } from '#domain/facts/resident-registered'
import { documentKey } from '#domain/identity-document/document-key'
import { dateOf, type PlainDate } from '#domain/plain-date'
import { admitResident } from '#domain/registration/admit-resident'
import { foldSubmission } from '#domain/registration/fold-registration'
import { today } from '../hub-clock.ts'
import { abandonedDocuments } from './abandoned-documents.ts'
import { allocateNumber } from './allocate-number.ts'
import { claimIdentity } from './claim-identity.ts'
import type { Surroundings } from './post-office-surroundings.ts'
import { releaseIdentities } from './release-identities.ts'
import { signCertificate } from './sign-certificate.ts'

type Ruling = RegistrationRuled['ruling']
export type Decided =
  | { readonly outcome: 'ruled'; readonly ruling: Ruling }
  | { readonly outcome: 'foreign-subject' }

/** Ages and consents are judged on the day at the counter; a desk whose clock is ahead is judged on the hub's own day. */
export function dayOfJudgement(at: string, nowMs: number): PlainDate {
  return Date.parse(at) > nowMs ? today(nowMs) : dateOf(at)
}

/**
 * Decides on one submission: admit by the desk's own rules, claim the identity, give the number, sign. Each step finds its own earlier
 * result again, so that a post office killed anywhere decides the same when it comes back. Nothing is written to the office here.
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
  const admitted = admitResident(folded.body, { today: day })
  if (!admitted.ok) return ruled({ outcome: 'returned', problems: [...admitted.problems] })
  return enrol(surroundings, org, facts, factId, admitted.value)
}

function ruled(ruling: Ruling): Decided {
  return { outcome: 'ruled', ruling }
}

async function enrol(
  surroundings: Surroundings,
  org: string,
  facts: readonly AnyFact[],
  factId: string,
  resident: ResidentRegistered,
): Promise<Decided> {
  const { book, keys, nowMs } = surroundings
  const subject = facts[0]?.subject ?? ''
  const key = documentKey(resident.document)
  const claim = await claimIdentity(surroundings, { subject, org, documentKey: key })
  if (claim.outcome === 'taken') return ruled(duplicate(surroundings, org, claim.org))
  const office = book.find(org)
  if (!office) throw new Error(`no organisation ${org} in the directory`)
  const place = { division: office.division, enrolledOn: today(nowMs()) }
  const allocation = await allocateNumber(surroundings, subject, org, place)
  if (allocation.outcome === 'foreign-subject') {
    // Nobody is registered here, so the claim must not keep the person out.
    await releaseIdentities(surroundings, subject, [key])
    return allocation
  }
  await releaseIdentities(surroundings, subject, abandonedDocuments(facts, { factId, claimed: key }))
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
