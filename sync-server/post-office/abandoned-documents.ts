import type { AnyFact } from '#domain/fact'
import { IdentityDocument } from '#domain/facts/identity-document-fields'
import { documentKey } from '#domain/identity-document/document-key'
import { foldRegistration, foldSubmission } from '#domain/registration/fold-registration'

/**
 * Documents that this registration was submitted under and does not stand under: it stands under the one of its causally latest
 * enrolled submission. That need not be the present one, which may have been overtaken on its way by a later correction.
 */
export function abandonedDocuments(
  facts: readonly AnyFact[],
  { factId, claimed }: { readonly factId: string; readonly claimed: string },
): readonly string[] {
  const submissions = foldRegistration(facts)?.submissions ?? []
  const keysUnder = (id: string) => (id === factId ? [claimed] : documentsUnder(facts, id))
  const standing = submissions.findLast(({ factId: id, answer }) => id === factId || answer === 'enrolled')
  const [present] = keysUnder(standing?.factId ?? factId)
  // A document that cannot be told from its text is not known to be another one.
  if (present === undefined) return []
  const keys = new Set(submissions.flatMap((submission) => keysUnder(submission.factId)))
  return [...keys].filter((key) => key !== present)
}

/** Every document that this registration was ever submitted under, each once. */
export function submittedDocuments(facts: readonly AnyFact[]): readonly string[] {
  const submissions = foldRegistration(facts)?.submissions ?? []
  return [...new Set(submissions.flatMap(({ factId }) => documentsUnder(facts, factId)))]
}

function documentsUnder(facts: readonly AnyFact[], factId: string): readonly string[] {
  const read = IdentityDocument.safeParse(foldSubmission(facts, factId)?.body.document)
  return read.success ? [documentKey(read.data)] : []
}
