import { carryDecisions } from './carry-decisions.ts'
import { type Attempt, worst } from './park.ts'
import type { Surroundings } from './post-office-surroundings.ts'
import { ruleOnGroup } from './rule-on-group.ts'
import { ruleOnRegistration } from './rule-on-registration.ts'

/** What an organisation's desks have written about one subject: asked here, or decided here for somebody else. */
export interface SubjectWork {
  readonly subject: string
  readonly decided: boolean
}

/** Everything that the post office does about one subject in one organisation's database. Repeatable as a whole. */
export async function workOnSubject(
  surroundings: Surroundings,
  org: string,
  { subject, decided }: SubjectWork,
): Promise<Attempt> {
  const attempts = decided ? [await carryDecisions(surroundings, org, subject)] : []
  attempts.push(
    subject.startsWith('group:')
      ? await ruleOnGroup(surroundings, org, subject)
      : await ruleOnRegistration(surroundings, org, subject),
  )
  return worst(attempts)
}
