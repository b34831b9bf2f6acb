import type { HubConnection } from '../src-renderer/replication/hub-connection.ts'
import { pick } from './sample-residents.ts'

/** What a bad line does to a request. `answer-lost`: the hub did as asked, and nobody heard of it. */
export const FAULTS = [
  'cut',
  'answer-lost',
  'answer-torn',
  'portal',
  'gateway',
  'silence',
  'signed-out',
] as const
export type Fault = (typeof FAULTS)[number]

export interface UnreliableLine extends HubConnection {
  /** No line at all. */
  offline: boolean
  /** Share of requests that something happens to, 0 to 1. */
  trouble: number
}

/** A line to a hub that fails by the throw of seeded dice. */
export function unreliableLine(hub: HubConnection, random: () => number): UnreliableLine {
  const line: UnreliableLine = {
    offline: false,
    trouble: 0,
    async signIn() {
      if (line.offline || random() < line.trouble) return { outcome: 'no-hub', reason: 'cut' }
      return hub.signIn()
    },
    async fetch(path, init = {}) {
      if (line.offline) throw new TypeError('Failed to fetch')
      if (random() >= line.trouble) return pauseWhenOffline(await hub.fetch(path, init), line)
      return fail(pick(FAULTS, random), path, init)
    },
  }
  async function fail(fault: Fault, path: string, init: RequestInit): Promise<Response> {
    switch (fault) {
      case 'cut':
        throw new TypeError('Failed to fetch')
      case 'answer-lost':
        // A long-poll has no answer to lose yet.
        if (!path.includes('longpoll')) await hub.fetch(path, init)
        throw new TypeError('Failed to fetch')
      case 'answer-torn': {
        if (path.includes('longpoll')) throw new TypeError('Failed to fetch')
        const whole = await (await hub.fetch(path, init)).text()
        return new Response(whole.slice(0, whole.length / 2), {
          headers: { 'content-type': 'application/json' },
        })
      }
      case 'portal':
        return new Response('<html>Please accept our terms</html>', {
          headers: { 'content-type': 'text/html' },
        })
      case 'gateway':
        return new Response('<html>502</html>', { status: 502, headers: { 'content-type': 'text/html' } })
      case 'signed-out':
        return new Response('{"error":"unauthorized","reason":"session expired"}', {
          status: 401,
          headers: { 'content-type': 'application/json' },
        })
      case 'silence':
        return new Promise((_resolve, reject) => {
          init.signal?.addEventListener('abort', () => reject(init.signal?.reason))
        })
    }
  }
  return line
}

/** A stream that is under way falls silent when the line goes: without an error, as with a pulled cable. */
function pauseWhenOffline(response: Response, line: { readonly offline: boolean }): Response {
  if (!response.body) return response
  const filter = new TransformStream<Uint8Array, Uint8Array>({
    transform(piece, controller) {
      if (!line.offline) controller.enqueue(piece)
    },
    flush() {
      return line.offline ? new Promise<void>(() => undefined) : undefined
    },
  })
  const { status, headers } = response
  return new Response(response.body.pipeThrough(filter), { status, headers })
}
