import { z } from 'zod'

/** A certificate left the counter on paper or as a file. */
export const CertificatePrinted = z.object({
  volunteerNumber: z.string().min(1),
  form: z.enum(['paper', 'pdf']),
})
export type CertificatePrinted = z.infer<typeof CertificatePrinted>
