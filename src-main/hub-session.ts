import { readSignInAnswer, type SignInAnswer } from '#contracts/sign-in'
import type { CurrentEnrolment } from './kept-enrolment.ts'

/** The part of Electron's `net` that speaks to the hub: Chromium's network stack, with the system's proxy and certificates. */
export type HubFetch = (address: string, init: RequestInit) => Promise<Response>

/** This desk's session at the hub. Its cookie stays here and goes to the hub's own address only. */
export interface HubSession {
  /** Never rejects: every failure is an answer. */
  signIn(): Promise<SignInAnswer>
  /** One request below the hub's root, as this desk. Rejects like `fetch` where there is no line; a redirect is no line. */
  request(path: string, init: RequestInit): Promise<Response>
}

/** Long enough for a slow village line and the hub's deliberate slowness with passwords. Milliseconds. */
const PATIENCE = 20_000

export function openHubSession(enrolment: CurrentEnrolment, fetch: HubFetch): HubSession {
  let cookie: { readonly text: string; readonly of: string } | null = null
  const whose = () => JSON.stringify([enrolment.hubUrl(), enrolment.credential()])

  async function request(path: string, init: RequestInit): Promise<Response> {
    const headers = new Headers(init.headers)
    // A desk enrolled anew, or another one of this computer, may have another hub: that one must not see this session.
    const of = whose()
    if (cookie?.of === of) headers.set('cookie', cookie.text)
    const answer = await fetch(`${enrolment.hubUrl()}${path}`, {
      ...init,
      headers,
      // The cookie is ours to send; Chromium's own jar would outlive this desk. A portal's redirect must never see it.
      credentials: 'omit',
      redirect: 'error',
      cache: 'no-store',
    })
    const text = findSessionCookie(answer)
    if (text !== null) cookie = { text, of }
    return answer
  }

  async function signIn(): Promise<SignInAnswer> {
    const credential = enrolment.credential()
    // Sealed elsewhere or lost with the last run: for the worker it is the same, the desk must be enrolled again.
    if (enrolment.hubUrl() === null || credential === null) return { outcome: 'wrong-credential' }
    cookie = null
    try {
      const answer = await request('/_session', {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: JSON.stringify(credential),
        signal: AbortSignal.timeout(PATIENCE),
      })
      return readSignInAnswer({ status: answer.status, body: await readJson(answer) })
    } catch (failure) {
      const timedOut = failure instanceof DOMException && failure.name === 'TimeoutError'
      return { outcome: 'no-hub', reason: timedOut ? 'timeout' : 'no line' }
    }
  }

  return { signIn, request }
}

/** CouchDB renews the cookie in any answer once it is getting old. An empty one means the session is over. */
function findSessionCookie(answer: Response): string | null {
  const given = /(?:^|[,;\s])(AuthSession=[^;,\s]+)/.exec(answer.headers.get('set-cookie') ?? '')
  return given?.[1] ?? null
}

async function readJson(answer: Response): Promise<unknown> {
  try {
    return await answer.json()
  } catch {
    return null
  }
}
