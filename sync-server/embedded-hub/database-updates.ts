import type { ServerResponse } from 'node:http'
import type { Databases } from './databases.ts'
import { sendJson } from './respond.ts'

export interface DatabaseUpdates {
  answer(query: URLSearchParams, response: ServerResponse): void
}

/** `_db_updates`: which databases were written to, so that the post office needs one feed instead of one for each organisation. */
export function createDatabaseUpdates(databases: Databases): DatabaseUpdates {
  // A number per database is enough: a follower only wants to know which to look into. A restart begins a new count under a new
  // name, and a sequence of an older count then shows every database that was written to since.
  const count = crypto.randomUUID().slice(0, 8)
  let newest = 0
  const lastWrite = new Map<string, number>()
  databases.onWrite((name) => {
    newest += 1
    lastWrite.set(name, newest)
  })

  function readSince(query: URLSearchParams): number {
    const since = query.get('since')
    if (since === 'now') return newest
    const [number, ofCount] = (since ?? '').split('-')
    return ofCount === count ? Number(number) : 0
  }
  function toBody(since: number) {
    const results = [...lastWrite]
      .filter(([, sequence]) => sequence > since)
      .map(([name, sequence]) => ({ db_name: name, type: 'updated', seq: `${sequence}-${count}` }))
    return { results, last_seq: `${newest}-${count}` }
  }

  return {
    answer(query, response) {
      const since = readSince(query)
      if (query.get('feed') !== 'longpoll' || newest > since) return sendJson(response, 200, toBody(since))
      response.writeHead(200, { 'content-type': 'application/json' })
      response.flushHeaders()
      const beat = setInterval(
        () => response.write('\n'),
        Number(query.get('heartbeat') ?? Number.NaN) || 60_000,
      )
      const stopListening = databases.onWrite(() => response.end(`${JSON.stringify(toBody(since))}\n`))
      response.on('close', () => {
        clearInterval(beat)
        stopListening()
      })
    },
  }
}
