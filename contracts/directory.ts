import { z } from 'zod'
import { Organisation } from './enrolment.ts'

/** Documents of the `directory` database: what the hub publishes to every desk. */
export const DirectoryEntry = z.discriminatedUnion('kind', [
  /** `_id`: `organisation:<code>` */
  Organisation.extend({ kind: z.literal('organisation') }),
  /** `_id`: `certificate-key:<kid>`; Ed25519, raw 32 bytes, base64url. */
  z.object({
    kind: z.literal('certificate-key'),
    kid: z.string().min(1),
    publicKey: z.string().min(1),
    from: z.iso.datetime({ offset: true }),
  }),
])
export type DirectoryEntry = z.infer<typeof DirectoryEntry>
