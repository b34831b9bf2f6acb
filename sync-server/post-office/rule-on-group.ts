import { foldGroup } from '#domain/groups/fold-group'
import { decideOnGroup } from './decide-on-group.ts'
import type { Attempt } from './park.ts'
import type { Surroundings } from './post-office-surroundings.ts'
import { latestOrder, readFactsOf } from './read-facts-of.ts'
import { writeHubFact } from './write-hub-fact.ts'

/** Answers every submission of one group that has no ruling yet and is not before the organisation above, in causal order. */
export async function ruleOnGroup(
  surroundings: Surroundings,
  org: string,
  subject: string,
): Promise<Attempt> {
  let facts = await readFactsOf(surroundings, org, subject)
  const group = foldGroup(facts)
  // A copy for a review is answered where it was written.
  if (group === null || group.org !== org) return 'done'
  if (!group.submissions.some(({ kind }) => kind === 'group-applied')) return 'done'
  for (const { factId, answer } of group.submissions) {
    if (answer !== 'waiting') continue
    const ruling = await decideOnGroup(surroundings, org, facts, factId)
    if (ruling === null) continue
    const written = await writeHubFact(surroundings, org, {
      id: `${factId}.ruled`,
      subject,
      kind: 'group-ruled',
      body: { answers: factId, ruling },
      after: latestOrder(facts),
    })
    facts = [...facts, written]
  }
  return 'done'
}
