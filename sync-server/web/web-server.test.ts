import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { enrolmentOf } from '#testing/enrolments'
import { mayReadEnrolment } from './trial-enrolment.ts'
import { startWebServer, type WebServer } from './web-server.ts'

/** What reached the hub behind the proxy. */
const reached: string[] = []
const hub = createServer((asked, answer) => {
  reached.push(`${asked.method} ${asked.url} ${asked.headers.authorization ?? '-'}`)
  answer.setHeader('set-cookie', 'AuthSession=abc; Version=1; Path=/; HttpOnly')
  answer.end('{"ok":true}')
})
let folder: string
let web: WebServer

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'desk-files-'))
  mkdirSync(join(folder, 'desk', 'assets'), { recursive: true })
  writeFileSync(
    join(folder, 'desk', 'index.html'),
    '<meta name="style-nonce" content="" /><title>登记台</title>',
  )
  writeFileSync(join(folder, 'desk', 'service-worker.js'), '')
  writeFileSync(join(folder, 'desk', 'assets', 'page-abc.js'), '')
  writeFileSync(join(folder, 'secret'), 'of the hub')
  hub.listen(0, '127.0.0.1')
  await once(hub, 'listening')
  web = await startWebServer({
    port: 0,
    deskFolder: join(folder, 'desk'),
    hubUrl: () => `http://127.0.0.1:${(hub.address() as AddressInfo).port}`,
    findTrialEnrolment: (code) => (code === '410202001-01' ? enrolmentOf(code) : null),
    health: async () => ({ status: 'ok' }),
  })
})
afterAll(async () => {
  await web.stop()
  hub.close()
  rmSync(folder, { recursive: true })
})

/** Sends the path as it stands: `fetch` would tidy it first. */
function get(
  path: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; text: string; headers: Record<string, unknown> }> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port: web.port, path, headers }, (answer) => {
      let text = ''
      answer.on('data', (part) => {
        text += part
      })
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text, headers: answer.headers }))
    })
    asked.on('error', reject)
    asked.end()
  })
}

describe('the page', () => {
  test('comes with a policy that lets in nothing but its own', async () => {
    const { status, text, headers } = await get('/desk/?desk=410202001-01')
    expect([status, text]).toEqual([200, expect.stringContaining('<title>登记台</title>')])
    const policy = String(headers['content-security-policy'])
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self'")
    expect(policy).not.toContain('unsafe-eval')
    expect(policy).not.toContain('unsafe-inline')
  })

  test('carries the nonce of its own policy, another each time', async () => {
    const nonceOf = async () => {
      const { text, headers } = await get('/desk/index.html')
      const inPolicy = /style-src 'self' 'nonce-([^']+)'/.exec(
        String(headers['content-security-policy']),
      )?.[1]
      expect(text).toContain(`content="${inPolicy}"`)
      return inPolicy
    }
    expect(await nonceOf()).not.toBe(await nonceOf())
  })

  test('is asked for anew each time; its hashed files are not', async () => {
    const cacheOf = async (path: string) => (await get(path)).headers['cache-control']
    expect(await cacheOf('/desk/')).toBe('no-cache')
    expect(await cacheOf('/desk/service-worker.js')).toBe('no-cache')
    expect(await cacheOf('/desk/assets/page-abc.js')).toContain('immutable')
  })

  test.each([
    '/desk/../secret',
    '/desk/%2e%2e/secret',
    '/desk/..%2fsecret',
    '/desk/assets/../../secret',
    '/desk/%2e%2e%5csecret',
    '/desk//../secret',
  ])('%s does not lead out of its folder', async (path) => {
    const { status, text } = await get(path)
    expect(status).toBeGreaterThanOrEqual(400)
    expect(text).not.toContain('of the hub')
  })

  test('answers an address that cannot be read without showing the inside of the machine', async () => {
    const { status, text } = await get('/desk/trial-enrolment/%E0%A4%A')
    expect(status).toBe(400)
    expect(text).not.toContain('node_modules')
  })

  test('without its slash is sent to the address with it', async () => {
    const { status, headers } = await get('/desk?desk=410202001-01')
    expect([status, headers.location]).toEqual([302, '/desk/?desk=410202001-01'])
  })
})

describe('the way to the hub', () => {
  test.each([
    '/_all_dbs',
    '/_users/_all_docs',
    '/register/_all_docs',
    '/_node/_local/_config',
    '/_utils/',
    '/org-410202001/../_users',
    '/org-410202001/%2e%2e/_users',
    '//_users',
    '/org-abc',
  ])('is closed for %s', async (path) => {
    const before = reached.length
    expect((await get(`/hub${path}`)).status).toBe(404)
    expect(reached).toHaveLength(before)
  })

  test.each([
    '/',
    '/_session',
    '/_up',
    '/directory/_all_docs',
    '/org-410202001/_changes?since=0',
    '/org-410202001-evidence/_revs_diff',
  ])('is open for %s, and adds no credential', async (path) => {
    expect((await get(`/hub${path}`)).status).toBe(200)
    expect(reached.at(-1)).toBe(`GET ${path} -`)
  })
})

test('a session that CouchDB opens is not lent to pages of other sites', async () => {
  expect((await get('/hub/_session')).headers['set-cookie']).toEqual([
    'AuthSession=abc; Version=1; Path=/; HttpOnly; SameSite=Strict',
  ])
})

describe('a trial’s enrolment', () => {
  test('is handed to this machine’s own page, and is not kept by any cache', async () => {
    const { status, text, headers } = await get('/desk/trial-enrolment/410202001-01')
    expect([status, headers['cache-control']]).toEqual([200, 'no-store'])
    expect(JSON.parse(text)).toEqual(enrolmentOf('410202001-01'))
  })

  test('of a desk that does not exist is not found', async () => {
    expect((await get('/desk/trial-enrolment/410202001-77')).status).toBe(404)
  })

  test('is not handed to a strange site whose name leads here', async () => {
    expect((await get('/desk/trial-enrolment/410202001-01', { host: 'evil.example' })).status).toBe(404)
    expect((await get('/desk/trial-enrolment/410202001-01', { 'sec-fetch-site': 'cross-site' })).status).toBe(
      404,
    )
  })

  test.each(['x-forwarded-for', 'forwarded', 'via', 'x-real-ip'])(
    'is not handed out through a proxy on this machine, which says so by %s',
    async (header) => {
      expect((await get('/desk/trial-enrolment/410202001-01', { [header]: '203.0.113.9' })).status).toBe(404)
    },
  )

  test.each([
    ['127.0.0.1', true],
    ['::1', true],
    ['::ffff:127.0.0.1', true],
    ['192.168.1.7', false],
    ['10.0.0.1', false],
    [undefined, false],
  ])('is handed to the peer %s: %s', (peer, may) => {
    expect(mayReadEnrolment({ peer, host: 'localhost:5980', site: undefined, forwarded: false })).toBe(may)
  })
})
