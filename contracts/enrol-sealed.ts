import { z } from 'zod'
import { unreachable } from '#domain/result'
import { EnrolAnswer, type Enrolment } from './enrolment.ts'
import { openEnrolment } from './sealed-enrolment.ts'

/**
 * What came of a sealed enrolment and its one-time code: what became of the enrolment, or why there is none to keep. Nothing of the
 * enrolment itself is in the answer.
 */
export const EnrolSealedAnswer = z.discriminatedUnion('outcome', [
  EnrolAnswer,
  z.object({ outcome: z.enum(['not-an-enrolment', 'wrong-code']) }),
  /** Written for a later version of this program. */
  z.object({ outcome: z.literal('newer-enrolment'), version: z.int() }),
])
export type EnrolSealedAnswer = z.infer<typeof EnrolSealedAnswer>

/** Opens a sealed enrolment and hands it to `keep`, which puts it where this edition keeps its secrets; here it stays nowhere. */
export async function enrolSealed(
  text: string,
  code: string,
  keep: (enrolment: Enrolment) => Promise<EnrolAnswer>,
): Promise<EnrolSealedAnswer> {
  const opened = await openEnrolment(text, code)
  if (opened.ok) return keep(opened.value)
  const [problem] = opened.problems
  switch (problem?.code) {
    case undefined:
    case 'not-an-enrolment':
      return { outcome: 'not-an-enrolment' }
    case 'wrong-code':
      return { outcome: 'wrong-code' }
    case 'newer-enrolment':
      return { outcome: 'newer-enrolment', version: problem.version }
    default:
      return unreachable(problem)
  }
}
