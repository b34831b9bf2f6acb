import type { IncomingMessage } from 'node:http'

/** Wrong or right: nobody types a password more often. CouchDB's own lock counts wrong ones per name, wherever they come from. */
export const MOST_SIGN_INS = 30
const WINDOW_MS = 60_000
/** Names that one limit remembers; a flood of made-up names must not fill the memory. */
const MOST_KEPT = 10_000

export interface SignInLimit {
  /** Counts one attempt. Answers how many seconds to wait, or null where it may go on. */
  count(who: string): number | null
  /** The same, without counting. */
  look(who: string): number | null
}

/** At most so many sign-ins a minute for one name from one address. */
export function limitSignIns(now: () => number): SignInLimit {
  const windows = new Map<string, { readonly since: number; times: number }>()

  function forget(): void {
    for (const [who, { since }] of windows) if (now() - since >= WINDOW_MS) windows.delete(who)
    // The oldest come first in a Map.
    for (const who of windows.keys()) {
      if (windows.size < MOST_KEPT) return
      windows.delete(who)
    }
  }
  function find(who: string) {
    const found = windows.get(who)
    return found && now() - found.since < WINDOW_MS ? found : null
  }
  function waitOf(window: { readonly since: number; readonly times: number }): number | null {
    return window.times > MOST_SIGN_INS ? Math.ceil((window.since + WINDOW_MS - now()) / 1000) : null
  }
  return {
    count(who) {
      const window = find(who) ?? { since: now(), times: 0 }
      if (window.times === 0) {
        if (windows.size >= MOST_KEPT) forget()
        windows.delete(who)
        windows.set(who, window)
      }
      window.times += 1
      return waitOf(window)
    },
    look(who) {
      const window = find(who)
      return window && waitOf({ ...window, times: window.times + 1 })
    },
  }
}

/** The address a request came from: where a proxy on this machine brings it, the one that the proxy itself saw. */
export function clientAddress(request: IncomingMessage): string {
  const peer = request.socket.remoteAddress ?? ''
  const forwarded = [request.headers['x-forwarded-for'] ?? []].flat().join(',').split(',').at(-1)?.trim()
  return forwarded && /^(127\.|::1$|::ffff:127\.)/.test(peer) ? forwarded : peer
}
