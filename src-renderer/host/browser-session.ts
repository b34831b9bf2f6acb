import { readSignInAnswer, type SignInAnswer } from '#contracts/sign-in'
import type { Credential } from './secret-store.ts'

/** Keeps the hub's session for this tab alone; false where another tab has it. Web Locks in the product. */
export type TakeSession = () => Promise<boolean>

/** The desk's session at the hub, in a browser that keeps the cookie itself. */
export interface BrowserSession {
  signIn(): Promise<SignInAnswer>
  request(path: string, init?: RequestInit): Promise<Response>
}

const HUB_ROOT = '/hub'
/** Long enough for a slow village line and the hub's deliberate slowness with passwords. Milliseconds. */
const PATIENCE = 20_000

/**
 * A browser profile has one cookie per site, so of several tabs only one may be signed in: the facts of the others would go out
 * under its name and be refused. Until this tab has signed in itself, its requests are answered 401 here, as the hub would.
 */
export function openBrowserSession(
  findCredential: () => Promise<Credential | null>,
  takeSession: TakeSession,
  fetchPage: typeof fetch,
): BrowserSession {
  let signedIn = false

  async function signIn(): Promise<SignInAnswer> {
    if (!(await takeSession())) return { outcome: 'no-hub', reason: 'another tab is signed in' }
    const credential = await findCredential()
    if (!credential) return { outcome: 'wrong-credential' }
    try {
      const answer = await fetchPage(`${HUB_ROOT}/_session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: JSON.stringify(credential),
        redirect: 'error',
        cache: 'no-store',
        signal: AbortSignal.timeout(PATIENCE),
      })
      const read = readSignInAnswer({ status: answer.status, body: await readJson(answer) })
      signedIn = read.outcome === 'signed-in'
      return read
    } catch (failure) {
      const timedOut = failure instanceof DOMException && failure.name === 'TimeoutError'
      return { outcome: 'no-hub', reason: timedOut ? 'timeout' : 'no line' }
    }
  }

  async function request(path: string, init: RequestInit = {}): Promise<Response> {
    if (!signedIn) return Response.json({ error: 'unauthorized', reason: 'not signed in' }, { status: 401 })
    return fetchPage(`${HUB_ROOT}${path}`, { ...init, redirect: 'error', cache: 'no-store' })
  }

  return { signIn, request }
}

async function readJson(answer: Response): Promise<unknown> {
  try {
    return await answer.json()
  } catch {
    return null
  }
}
