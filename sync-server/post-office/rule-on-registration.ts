import { orgDatabase } from '#contracts/hub-databases'
import { readHubDocument } from '#contracts/hub-document'
import { observeOrder } from '#domain/order'
import { foldRegistration } from '#domain/registration/fold-registration'
import { decideOnSubmission } from './decide-on-submission.ts'
import { park } from './park.ts'
import type { Surroundings } from './post-office-surroundings.ts'
import { writeHubFact } from './write-hub-fact.ts'

/** `set-aside`: something could not be ruled on and is noted. */
export type Attempt = 'done' | 'set-aside'

/**
 * Answers every submission of one registration that has no ruling yet, in causal order. The ruling is written last: while it is
 * missing the submission counts as unanswered, so a post office killed before comes back to it.
 */
export async function ruleOnRegistration(
  surroundings: Surroundings,
  org: string,
  subject: string,
): Promise<Attempt> {
  const documents = await surroundings.store.findByPrefix(orgDatabase(org), `${subject}:`)
  let facts = documents.flatMap((document) => {
    const fact = readHubDocument(document)
    return fact && fact.subject === subject ? [fact] : []
  })
  const submissions = foldRegistration(facts)?.submissions ?? []
  // A correction that overtook its registration on the way can only be judged together with it.
  if (!submissions.some(({ kind }) => kind === 'resident-registered')) return 'done'
  const waiting = submissions.filter(({ answer }) => answer === 'waiting')
  let attempt: Attempt = 'done'
  for (const { factId } of waiting) {
    const decided = await decideOnSubmission(surroundings, org, facts, factId)
    if (!decided) continue
    if (decided.outcome === 'foreign-subject') {
      await park(surroundings, org, factId, 'foreign-subject')
      attempt = 'set-aside'
      continue
    }
    const ruling = await writeHubFact(surroundings, org, {
      id: `${factId}.ruled`,
      subject,
      kind: 'registration-ruled',
      body: { answers: factId, ruling: decided.ruling },
      // Later than all of them: which of two rulings came first decides what an overtaken correction still counts for.
      after: facts.reduce<string | null>((latest, { order }) => observeOrder(latest, order), null),
    })
    facts = [...facts, ruling]
  }
  return attempt
}
