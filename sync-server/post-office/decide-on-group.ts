import type { AnyFact } from '#domain/fact'
import type { GroupApplied } from '#domain/facts/group-applied'
import type { GroupRuled } from '#domain/facts/group-ruled'
import { admitGroup } from '#domain/groups/admit-group'
import { foldGroup, foldGroupSubmission } from '#domain/groups/fold-group'
import { today } from '../hub-clock.ts'
import { claimGroupName, releaseGroupNames } from './claim-group-name.ts'
import { dayOfJudgement } from './day-of-judgement.ts'
import { findVerdict } from './find-verdict.ts'
import { openReview } from './open-review.ts'
import type { Surroundings } from './post-office-surroundings.ts'
import { publishGroup } from './publish-group.ts'

type Ruling = GroupRuled['ruling']

/**
 * Decides on one submission of a group: the rules that the desk applied, the name, the organisation above, the directory. Null while it
 * lies before the organisation above. Repeatable like `decideOnSubmission`.
 */
export async function decideOnGroup(
  surroundings: Surroundings,
  org: string,
  facts: readonly AnyFact[],
  factId: string,
): Promise<Ruling | null> {
  const folded = foldGroupSubmission(facts, factId)
  if (!folded) return null
  const organisations = surroundings.book.organisations()
  const day = dayOfJudgement(folded.submission.at, surroundings.nowMs())
  const admitted = admitGroup(folded.body, { today: day, organisations, org })
  if (!admitted.ok) return { outcome: 'returned', problems: [...admitted.problems] }
  const group = admitted.value
  const subject = facts[0]?.subject ?? ''
  const claim = await claimGroupName(surroundings, { subject, org, group })
  if (claim.outcome === 'taken') {
    const officeName = surroundings.book.find(claim.org)?.name ?? ''
    return { outcome: 'returned', problems: [{ code: 'group-name-taken', field: 'name', officeName }] }
  }
  const verdict = await findVerdict(surroundings, factId, 'review')
  switch (verdict.outcome) {
    case 'open':
      await layBefore(surroundings, { org, facts, factId, subject, group })
      return null
    case 'returned':
      return { outcome: 'returned', problems: [...verdict.problems] }
    case 'refused':
      // The name is free for whoever may have it; a registered group keeps the one it stands under.
      if (foldGroup(facts)?.registeredOn == null) await releaseGroupNames(surroundings, subject, facts, null)
      return { outcome: 'refused', problems: [...verdict.problems] }
    case 'approved': {
      const registeredOn = foldGroup(facts)?.registeredOn ?? today(surroundings.nowMs())
      const entered = await publishGroup(surroundings, { subject, org, group, registeredOn })
      await releaseGroupNames(surroundings, subject, facts, group)
      return { outcome: 'approved', registeredOn: entered }
    }
  }
}

async function layBefore(
  surroundings: Surroundings,
  applied: {
    readonly org: string
    readonly facts: readonly AnyFact[]
    readonly factId: string
    readonly subject: string
    readonly group: GroupApplied
  },
): Promise<void> {
  const { org, facts, factId, subject, group } = applied
  const waiting = foldGroup(facts)?.submissions.filter(({ answer }) => answer === 'waiting') ?? []
  const place = waiting.findIndex((submission) => submission.factId === factId)
  await openReview(surroundings, {
    org,
    // `admitGroup` holds `parent` to the organisation that must decide.
    reviewer: surroundings.book.find(group.parent) ?? { code: group.parent, name: group.parent },
    subject,
    factId,
    superseded: waiting.slice(0, Math.max(place, 0)).map((earlier) => earlier.factId),
    name: group.name,
    facts,
  })
}
