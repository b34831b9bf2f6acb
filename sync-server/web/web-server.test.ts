import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingHttpHeaders, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { enrolmentOf } from '#testing/enrolments'
import { MOST_SIGN_INS } from './limit-sign-ins.ts'
import { mayReadEnrolment } from './trial-enrolment.ts'
import { startWebServer, type WebServer } from './web-server.ts'

/** What reached the hub behind the proxy. */
const reached: string[] = []
const hub = createServer((asked, answer) => {
  reached.push(`${asked.method} ${asked.url} ${asked.headers.authorization ?? '-'}`)
  lastHeaders = asked.headers
  answer.setHeader('set-cookie', 'AuthSession=abc; Version=1; Path=/; HttpOnly')
  let body = ''
  asked.on('data', (part) => {
    body += part
  })
  asked.on('end', () => {
    if (body) tried.push(body)
    const isWrong = body.includes('wrong') || String(asked.headers.authorization).endsWith('d3Jvbmc=')
    answer.statusCode = isWrong ? 401 : 200
    answer.end('{"ok":true}')
  })
})
/** Bodies that reached it. */
const tried: string[] = []
const signedIn: string[] = []
let lastHeaders: IncomingHttpHeaders = {}
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
    now: Date.now,
    onSignedIn: (name) => signedIn.push(name),
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

describe('signing in through it', () => {
  async function signIn(body: string | object, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(`http://127.0.0.1:${web.port}/hub/_session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
  }
  const from = (address: string) => ({ 'x-forwarded-for': address })

  test('tells who was let in, and not who was refused', async () => {
    signedIn.length = 0
    await signIn({ name: 'desk-1', password: 'right' })
    await signIn({ name: 'desk-2', password: 'wrong' })
    expect(signedIn).toEqual(['desk-1'])
  })

  test('a name is tried thirty times a minute from one address, then 429 with the time to wait', async () => {
    const guess = { name: 'desk-3', password: 'wrong' }
    for (let times = 0; times < MOST_SIGN_INS; times += 1)
      expect((await signIn(guess, from('203.0.113.1'))).status).toBe(401)
    const before = reached.length
    const refused = await signIn(guess, from('203.0.113.1'))
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await refused.json()).toMatchObject({ error: 'too_many_requests' })
    expect(reached).toHaveLength(before)
    expect((await signIn({ ...guess, password: 'right' }, from('203.0.113.2'))).status).toBe(200)
    expect((await signIn({ name: 'desk-4', password: 'right' }, from('203.0.113.1'))).status).toBe(200)
  })

  test('the name that is counted is the one that is tried, and a cookie of another hub is left behind', async () => {
    await signIn('{"name":"desk-5","name":"desk-6","password":"right","next":"/"}', {
      cookie: 'AuthSession=x',
    })
    expect(tried.at(-1)).toBe('{"name":"desk-6","password":"right"}')
  })

  test('a form is read as well', async () => {
    await signIn('name=desk-7&password=right', { 'content-type': 'application/x-www-form-urlencoded' })
    expect(tried.at(-1)).toBe('{"name":"desk-7","password":"right"}')
  })

  test.each(['', '{', '[]', '{"name":1,"password":"x"}', `{"name":"a","password":"${'x'.repeat(5000)}"}`])(
    'a body that names nobody (%#) does not reach the hub',
    async (body) => {
      const before = reached.length
      expect((await signIn(body)).status).toBe(400)
      expect(reached).toHaveLength(before)
    },
  )

  test('wrong passwords that come with every request are counted too', async () => {
    const ask = (password: string) =>
      get('/hub/directory', {
        authorization: `Basic ${Buffer.from(`desk-8:${password}`).toString('base64')}`,
        ...from('203.0.113.3'),
      })
    for (let times = 0; times < MOST_SIGN_INS; times += 1) expect((await ask('right')).status).toBe(200)
    for (let times = 0; times < MOST_SIGN_INS; times += 1) expect((await ask('..wrong')).status).toBe(401)
    expect((await ask('..wrong')).status).toBe(429)
    expect((await ask('right')).status).toBe(429)
  })

  test('nobody passes for a proxy that CouchDB trusts', async () => {
    await get('/hub/directory', { 'x-auth-couchdb-username': 'admin', 'x-auth-couchdb-roles': '_admin' })
    expect(lastHeaders).not.toHaveProperty('x-auth-couchdb-username')
    expect(lastHeaders).not.toHaveProperty('x-auth-couchdb-roles')
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
