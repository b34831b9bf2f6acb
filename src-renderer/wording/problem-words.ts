import type { AdmissionProblem } from '#domain/registration/admission-problem'

/** One sentence per problem: what is wrong and what to do, with the field called by its name on the form. */
export type ProblemWords = {
  readonly [Code in AdmissionProblem['code']]: (
    problem: Extract<AdmissionProblem, { code: Code }>,
    names: ProblemNames,
  ) => string
}

/** How a sentence names what a problem only carries as a code. */
export interface ProblemNames {
  readonly field: string
  /** The field where it is a date; where it is a document's number, the birth date inside it. */
  readonly date: string
  scope(code: string): string
  documentType(code: string): string
  reviewReason(code: string): string
}

/** The sentence of one problem. */
export function describeProblem(problem: AdmissionProblem, words: ProblemWords, names: ProblemNames): string {
  // The table pairs every code with a sentence for exactly that problem; TypeScript cannot follow the pairing through the lookup.
  const describe = words[problem.code] as (problem: AdmissionProblem, names: ProblemNames) => string
  return describe(problem, names)
}
