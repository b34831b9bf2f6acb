import { z } from 'zod'
import { AdmissionProblem } from '../registration/admission-problem.ts'

/** The certificate payload as text and its Ed25519 signature; `domain/certificate.ts` reads it. */
export const SignedCertificate = z.object({
  payload: z.string().min(1).max(1000),
  /** base64url, 64 bytes. */
  signature: z.string().min(1).max(120),
  kid: z.string().min(1).max(40),
})
export type SignedCertificate = z.infer<typeof SignedCertificate>

/** The hub's answer to a registration or a correction. */
export const RegistrationRuled = z.object({
  /** Id of the fact that is answered. */
  answers: z.string().min(1),
  ruling: z.discriminatedUnion('outcome', [
    z.object({
      outcome: z.literal('enrolled'),
      volunteerNumber: z.string().min(1),
      certificate: SignedCertificate,
    }),
    /** Can be put right at the counter and sent again. */
    z.object({ outcome: z.literal('returned'), problems: z.array(AdmissionProblem).min(1) }),
    z.object({ outcome: z.literal('refused'), problems: z.array(AdmissionProblem).min(1) }),
    /** Names the other office and nothing else: an office learns nothing about another office's residents. */
    z.object({
      outcome: z.literal('duplicate'),
      of: z.enum(['this-office', 'other-office']),
      officeName: z.string(),
    }),
  ]),
})
export type RegistrationRuled = z.infer<typeof RegistrationRuled>
