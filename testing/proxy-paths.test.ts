import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { findHubPath } from '../src-main/hub-path.ts'
import { CLOSED_REQUESTS, OPEN_REQUESTS } from './hub-requests.ts'

const conf = readFileSync(resolve(import.meta.dirname, '../sync-server/proxy/nginx.conf'), 'utf8')

describe('the proxy', () => {
  /** The rows of the map that opens paths, as nginx reads them: the first that matches names what goes on. */
  const rows = [
    ...(/map "\$request_method \$request_uri" \$open_path \{(.*?)\n {2}\}/s.exec(conf)?.[1] ?? '').matchAll(
      /^\s+"~(.+)" \$\w+;$/gm,
    ),
  ].map(([, pattern = '']) => new RegExp(pattern))

  function findOpen(method: string, path: string): string | null {
    const asked = `${method} /hub${path}`
    const matched = rows.map((row) => row.exec(asked)).find((match) => match !== null)
    return Object.values(matched?.groups ?? {})[0] ?? null
  }

  test('opens what desks ask for, and hands it on to the letter', () => {
    expect(rows.length).toBeGreaterThan(5)
    for (const { method, path } of OPEN_REQUESTS)
      expect(findOpen(method, path), `${method} ${path}`).toBe(path)
  })

  test('opens everything that the desk’s own gate lets out', () => {
    const org = '410202001'
    const out = OPEN_REQUESTS.flatMap(({ method, path }) => {
      const let_out = findHubPath(org, method, new URL(`hub://hub${path}`))
      return let_out === null ? [] : [{ method, path: let_out }]
    })
    expect(out.length).toBeGreaterThan(12)
    for (const { method, path } of out) expect(findOpen(method, path), `${method} ${path}`).toBe(path)
  })

  test.each(CLOSED_REQUESTS)('keeps $method $path closed', ({ method, path }) => {
    expect(findOpen(method, path)).toBeNull()
  })

  test('opens nothing that differs from an open path in one character that could climb, part or end it', () => {
    for (const { method, path } of OPEN_REQUESTS) {
      const bare = path.split('?')[0] ?? ''
      for (let place = 1; place <= bare.length; place += 1) {
        for (const wedge of [
          '/../',
          '/..',
          '//',
          '%2f',
          '%2F',
          '%5f',
          '%00',
          '\\',
          '\r\n',
          ' ',
          '#',
          ';',
          '%25',
        ]) {
          const bent = bare.slice(0, place) + wedge + bare.slice(place)
          expect(findOpen(method, bent), `${method} ${JSON.stringify(bent)}`).toBeNull()
        }
      }
    }
  })

  test('passes nobody’s password, address or claim to be somebody on, and shows no page of the databases', () => {
    const https = /listen 8443.*?\n {2}\}\n/s.exec(conf)?.[0] ?? ''
    for (const header of [
      'Authorization',
      'X-Auth-CouchDB-UserName',
      'X-Auth-CouchDB-Roles',
      'X-Auth-CouchDB-Token',
    ])
      expect(https).toContain(`proxy_set_header ${header} "";`)
    expect(https).toContain('proxy_set_header X-Forwarded-For $remote_addr;')
    // A location with a header of its own would forget those above.
    const locations = [...https.matchAll(/ {4}location [^{]*\{.*?\n {4}\}/gs)].map(([text]) => text)
    expect(locations.length).toBeGreaterThan(5)
    expect(locations.filter((text) => text.includes('proxy_set_header'))).toEqual([])
    expect(locations.filter((text) => /proxy_pass http:\/\/couchdb(?!\$open_path;)/.test(text))).toEqual([])
    expect(
      locations.filter((text) => text.includes('$open_path;') && !text.includes('if ($open_path = "")')),
    ).toEqual([])
  })

  test('lets a heartbeat pass at once, and limits how often anybody may sign in', () => {
    const hub = /location \/hub\/ \{.*?\n {4}\}/s.exec(conf)?.[0] ?? ''
    expect(hub).toContain('proxy_buffering off;')
    const session = /location = \/hub\/_session \{.*?\n {4}\}/s.exec(conf)?.[0] ?? ''
    expect(session.match(/limit_req zone=/g)).toHaveLength(2)
  })
})
