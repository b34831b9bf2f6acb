import type { HubConnection } from '../src-renderer/replication/hub-connection.ts'
import { askHub } from './ask-hub.ts'
import type { TestHub } from './hub.ts'

/** A desk's connection as the browser's host makes it: a session, and every request by `url`, a line that may fail. */
export async function openHubLine(
  hub: TestHub,
  url: string,
  desk: string,
  onAsk: (path: string, init: RequestInit) => void = () => undefined,
): Promise<HubConnection> {
  const { credential } = await hub.enrolmentOf(desk)
  let cookie = ''
  return {
    async signIn() {
      const answer = await askHub(url, 'POST', '/_session', credential).catch(() => null)
      cookie = answer?.headers.get('set-cookie')?.split(';')[0] ?? ''
      return cookie === '' ? { outcome: 'no-hub', reason: 'no line' } : { outcome: 'signed-in' }
    },
    fetch(path, init = {}) {
      onAsk(path, init)
      return fetch(`${url}${path}`, { ...init, headers: { ...init.headers, cookie } })
    },
  }
}
