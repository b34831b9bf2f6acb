import { z } from 'zod'
import { REVOKED_ROLE } from './hub-databases.ts'

/**
 * How the hub answered a desk's credential. `revoked`: the hub knows this desk and takes nothing from it any more. `no-hub`: nothing
 * there, or something that is not a CouchDB (a captive portal, a proxy page).
 */
export const SignInAnswer = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('signed-in') }),
  z.object({ outcome: z.literal('wrong-credential') }),
  z.object({ outcome: z.literal('locked') }),
  z.object({ outcome: z.literal('revoked') }),
  z.object({ outcome: z.literal('no-hub'), reason: z.string() }),
])
export type SignInAnswer = z.infer<typeof SignInAnswer>

/** CouchDB's answer to a right name and password. A login page of the network answers 200 as well, but never this. */
const OpenedSession = z.object({
  ok: z.literal(true),
  name: z.string().nullable(),
  roles: z.array(z.string()).catch([]),
})

/**
 * Reads what came back from `POST /_session`. 401: wrong name or password; 403: right or wrong, the account is locked after too many
 * attempts (CouchDB 3.4+). A revoked desk gets a session whose one role opens nothing. Everything that is not plainly CouchDB's word is `no-hub`, so a captive portal never looks like a session.
 */
export function readSignInAnswer(answer: { readonly status: number; readonly body: unknown }): SignInAnswer {
  const opened = answer.status === 200 ? OpenedSession.safeParse(answer.body) : null
  if (opened?.success) {
    return { outcome: opened.data.roles.includes(REVOKED_ROLE) ? 'revoked' : 'signed-in' }
  }
  const refused = z.object({ error: z.string() }).safeParse(answer.body).success
  if (answer.status === 401 && refused) return { outcome: 'wrong-credential' }
  if (answer.status === 403 && refused) return { outcome: 'locked' }
  return { outcome: 'no-hub', reason: `status ${answer.status}` }
}
