import type { SignInAnswer } from '#contracts/sign-in'
import { askHub, type HubAnswer, type HubQuestion } from './ask-hub.ts'
import type { Clock } from './clock.ts'
import type { HubConnection } from './hub-connection.ts'

/** Why the hub keeps this desk out; a person has to do something about it. */
export type KeptOut = 'wrong-credential' | 'locked' | 'revoked' | 'no-access'

/** What came of a request of a desk that signs itself in whenever the hub asks for it. */
export type SessionAnswer =
  | Exclude<HubAnswer, { outcome: 'signed-out' } | { outcome: 'no-access' }>
  | { readonly outcome: 'kept-out'; readonly because: KeptOut }

export interface HubSession {
  ask(question: HubQuestion): Promise<SessionAnswer>
}

/** What the session remembers of the hub's word on this desk, and whom it tells. */
export interface DeskStanding {
  /** The hub said at the last sign-in that this desk is revoked. */
  isRevoked(): boolean
  learn(revoked: boolean): void
}

/** A sign-in that takes longer than this will not come. */
const SIGN_IN_MS = 60_000

export function createHubSession(
  connection: HubConnection,
  clock: Clock,
  standing: DeskStanding,
): HubSession {
  // Push and pull may be told at the same moment that the session is over: one sign-in serves both.
  let signingIn: Promise<SignInAnswer> | null = null
  let signedInAt = Number.NEGATIVE_INFINITY

  async function signIn(): Promise<SignInAnswer> {
    signingIn ??= withinPatience(connection.signIn(), clock)
    try {
      const answer = await signingIn
      if (answer.outcome === 'signed-in') {
        signedInAt = clock.now()
        standing.learn(false)
      }
      if (answer.outcome === 'revoked') {
        signedInAt = Number.NEGATIVE_INFINITY
        standing.learn(true)
      }
      return answer
    } finally {
      signingIn = null
    }
  }
  async function ask(question: HubQuestion): Promise<SessionAnswer> {
    const askedAt = clock.now()
    // A revoked desk asks for nothing before a sign-in has told it that it may again.
    const answer = standing.isRevoked() ? null : await askHub(connection, clock, question)
    // A session outlives its desk's revocation: of that, only a new sign-in tells.
    if (answer && answer.outcome !== 'signed-out' && answer.outcome !== 'no-access') return answer
    // The other loop may have signed in while this request was under way.
    const signIn_ = signedInAt >= askedAt ? ({ outcome: 'signed-in' } as const) : await signIn()
    if (signIn_.outcome === 'no-hub') return { outcome: 'no-hub', reason: 'no-line' }
    if (signIn_.outcome !== 'signed-in') return { outcome: 'kept-out', because: signIn_.outcome }
    const second = await askHub(connection, clock, question)
    if (second.outcome === 'no-access') return { outcome: 'kept-out', because: 'no-access' }
    // Signed in and yet not: a broken hub or proxy. Asking again at once would never end.
    return second.outcome === 'signed-out' ? { outcome: 'no-hub', reason: 'hub-failed' } : second
  }
  return { ask }
}

/** A host that never answers must not stop the exchange for good. */
async function withinPatience(answer: Promise<SignInAnswer>, clock: Clock): Promise<SignInAnswer> {
  const answered = new AbortController()
  const tooLate = clock.sleep(SIGN_IN_MS, answered.signal)
  try {
    return await Promise.race([
      answer,
      tooLate.then(() => ({ outcome: 'no-hub', reason: 'silent' }) as const),
    ])
  } finally {
    answered.abort()
  }
}
