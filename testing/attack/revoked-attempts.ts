import { askHub } from '../ask-hub.ts'
import { sayUnlessRefused } from './asking.ts'
import { type Attempt, withControl } from './attempt.ts'
import type { Ground } from './ground.ts'

/** A desk that was revoked still has its password and a session from before. */
export function revokedAttempts(ground: Ground): readonly Attempt[] {
  const { revoked, elsewhere, hub, asAdmin } = ground
  const own = `/${revoked.database}`
  const asks = (name: string, method: string, path: string, body?: unknown): Attempt =>
    withControl(
      `a revoked desk ${name}`,
      // The desk beside it, at the same office, may do the very same.
      async () => (await elsewhere.ask(method, path, body)).status < 400,
      async () => sayUnlessRefused(await revoked.ask(method, path, body)),
    )
  const reads = (name: string, path: string): Attempt => asks(`reads ${name}`, 'GET', path)
  return [
    reads('its office', own),
    reads('its office’s documents', `${own}/_all_docs`),
    reads('its office’s feed', `${own}/_changes`),
    reads('the directory', '/directory/_all_docs'),
    asks('asks which of its facts are missing', 'POST', `${own}/_revs_diff`, {}),
    asks('keeps notes', 'PUT', `${own}/_local/revoked-${revoked.code}`, { any: 1 }),
    {
      name: 'a revoked desk writes a fact',
      async attempt() {
        const fact = revoked.fact()
        await revoked.write([fact])
        const { status } = await asAdmin('GET', `${own}/${encodeURIComponent(fact.id)}`)
        return status === 404 ? 'repelled' : 'the fact was stored'
      },
    },
    {
      name: 'a revoked desk signs in anew and reads its office',
      async attempt() {
        const signedIn = await askHub(hub.hubUrl, 'POST', '/_session', revoked.credential)
        // It is let in so far that it can be told why it opens nothing.
        if (signedIn.status !== 200) return `its control failed: the sign-in answered ${signedIn.status}`
        const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? ''
        const { status } = await askHub(hub.hubUrl, 'GET', `${own}/_changes`, undefined, { cookie })
        return status >= 400 ? 'repelled' : `answered ${status}`
      },
    },
  ]
}
