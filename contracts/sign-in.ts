import { z } from 'zod'

/** How the hub answered a desk's credential. `no-hub`: nothing there, or something that is not a CouchDB (a captive portal, a proxy page). */
export const SignInAnswer = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('signed-in') }),
  z.object({ outcome: z.literal('wrong-credential') }),
  z.object({ outcome: z.literal('locked') }),
  z.object({ outcome: z.literal('no-hub'), reason: z.string() }),
])
export type SignInAnswer = z.infer<typeof SignInAnswer>
