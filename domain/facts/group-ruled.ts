import { z } from 'zod'
import { PlainDate } from '../plain-date.ts'
import { AdmissionProblem } from '../registration/admission-problem.ts'

/** The hub's answer to a group's application or correction. */
export const GroupRuled = z.object({
  /** Id of the fact that is answered. */
  answers: z.string().min(1),
  ruling: z.discriminatedUnion('outcome', [
    z.object({ outcome: z.literal('approved'), registeredOn: PlainDate }),
    z.object({ outcome: z.literal('returned'), problems: z.array(AdmissionProblem).min(1) }),
    z.object({ outcome: z.literal('refused'), problems: z.array(AdmissionProblem).min(1) }),
  ]),
})
export type GroupRuled = z.infer<typeof GroupRuled>
