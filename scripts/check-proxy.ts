import { gzipSync } from 'node:zlib'
import { toHubDocument } from '#contracts/hub-document'
import { askHub } from '#testing/ask-hub'
import { startTestHub, type TestHub } from '#testing/hub'
import { CLOSED_REQUESTS } from '#testing/hub-requests'
import { sampleFacts } from '#testing/sample-facts'
import { ask, askHttp2, type Line, type ProxyAnswer } from './proxy-check/ask-proxy.ts'
import { findProxy, type RunningProxy, startProxy } from './proxy-check/start-proxy.ts'

/**
 * Runs the hub's proxy with its own configuration in front of a hub, embedded or HUB_URL's, and asks it what desks and strangers ask.
 * Not part of `npm test`: it needs nginx. The last line is `N passed, N failed`.
 */
let passed = 0
let failed = 0

function check(what: string, holds: boolean, seen: unknown = ''): void {
  if (holds) passed += 1
  else failed += 1
  process.stdout.write(`${holds ? 'ok    ' : 'FAILED'} ${what}${seen === '' ? '' : ` · ${seen}`}\n`)
}

const JSON_BODY = { 'content-type': 'application/json', accept: 'application/json' }
const PACKED = { 'accept-encoding': 'gzip' }

function errorOf({ text }: ProxyAnswer): unknown {
  try {
    return Object(JSON.parse(text)).error
  } catch {
    return null
  }
}

async function checkPages(line: Line, proxy: RunningProxy): Promise<void> {
  const page = await askHttp2(line, { path: '/desk/', headers: PACKED })
  check('HTTP/2 is agreed on', page.protocol === 'h2', page.protocol)
  check('the browser edition opens', page.status === 200 && page.text.includes('登记台'), page.status)
  check('its page keeps its own policy', String(page.headers['content-security-policy']).includes('nonce-'))
  check('and comes compressed', page.headers['content-encoding'] === 'gzip')
  const trial = await ask(line, { path: '/desk/trial-enrolment/410202001-01' })
  check('no enrolment is handed out', trial.status === 404, trial.status)
  const written = await ask(line, { path: '/desk/', method: 'POST' })
  check('nothing is written to the pages', written.status === 403, written.status)
  const start = await ask(line, { path: '/' })
  check('the bare address leads to the desk', start.status === 302 && start.headers.location === '/desk/')
  const plain = await fetch(`http://127.0.0.1:${proxy.httpPort}/desk/`, { redirect: 'manual' })
  check(
    'HTTP leads to HTTPS',
    plain.status === 301 && plain.headers.get('location')?.startsWith('https:') === true,
  )
}

async function signIn(line: Line, hub: TestHub): Promise<string> {
  const { credential } = await hub.enrolmentOf(hub.desks[0]?.code ?? '')
  const headers = { ...JSON_BODY, cookie: 'AuthSession=of-another-hub' }
  const question = { method: 'POST', path: '/hub/_session', headers, body: JSON.stringify(credential) }
  const answer = await askHttp2(line, question)
  check('a desk signs in, even with a cookie of another hub', answer.status === 200, answer.status)
  const [cookie = ''] = [answer.headers['set-cookie'] ?? ''].flat()
  const flags = ['Secure', 'HttpOnly', 'SameSite=Strict']
  check(
    'its cookie is for this site and HTTPS alone',
    flags.every((flag) => new RegExp(`; ${flag}`, 'i').test(cookie)),
  )
  return cookie.split(';')[0] ?? ''
}

async function checkFacts(line: Line, hub: TestHub, cookie: string): Promise<void> {
  const desk = hub.desks[0]?.code ?? ''
  const database = `/hub/org-${desk.slice(0, -3)}`
  const facts = sampleFacts(desk, 300, { seed: 11 }).map((fact) => ({ ...fact, worker: `${fact.org}-w1` }))
  const text = JSON.stringify({ docs: facts.map(toHubDocument) })
  const packed = gzipSync(text)
  const sent = await askHttp2(line, {
    method: 'POST',
    path: `${database}/_bulk_docs`,
    headers: { ...JSON_BODY, 'content-encoding': 'gzip', cookie },
    body: packed,
  })
  const rows = sent.status === 201 ? (JSON.parse(sent.text) as { ok?: boolean }[]) : []
  check(
    '300 facts go up compressed',
    rows.length === 300 && rows.every(({ ok }) => ok),
    `${text.length} as ${packed.length} bytes`,
  )
  const feed = await askHttp2(line, {
    path: `${database}/_changes?since=0&include_docs=true&limit=300`,
    headers: { ...PACKED, cookie },
  })
  const shrunk = feed.text.length / feed.bytes.length
  check(
    'and come down compressed',
    feed.headers['content-encoding'] === 'gzip' && shrunk > 3,
    `${feed.text.length} as ${feed.bytes.length} bytes`,
  )
  const { body } = await askHub(hub.adminUrl, 'GET', `${database.slice('/hub'.length)}/_all_docs?limit=0`)
  check('to the last one', Number(Object(body).total_rows) >= 300)
  await checkWaiting(line, hub, cookie, database)
}

/** A desk that waits for news hears each heartbeat when it is sent, compressed or not, and the news at once. */
async function checkWaiting(line: Line, hub: TestHub, cookie: string, database: string): Promise<void> {
  for (const headers of [{ cookie }, { ...PACKED, cookie }]) {
    const how = 'accept-encoding' in headers ? 'compressed' : 'plain'
    const pieces: number[] = []
    let changed = false
    const path = `${database}/_changes?since=now&feed=longpoll&heartbeat=1000`
    const asked = askHttp2(line, { path, headers }, (afterMs, bytes) => {
      if (bytes > 0) pieces.push(afterMs)
      // Three heartbeats have been seen: now there is news.
      if (pieces.length === 3 && !changed) {
        changed = true
        const id = `probe-${how}`
        askHub(hub.adminUrl, 'PUT', `${database.slice('/hub'.length)}/${id}`, {}).catch(() => undefined)
      }
    })
    const answer = await asked
    const [first = 0, , third = 0] = pieces
    check(
      `heartbeats pass one by one, ${how}`,
      first < 2500 && third - first > 1500,
      `after ${pieces.slice(0, 3).join(', ')} ms`,
    )
    check(`and the news ends the waiting, ${how}`, answer.text.includes(`probe-${how}`))
  }
}

async function checkClosed(line: Line, hub: TestHub, cookie: string): Promise<void> {
  const { username, password } = new URL(hub.adminUrl)
  const authorization = `Basic ${Buffer.from(`${username}:${decodeURIComponent(password)}`).toString('base64')}`
  const strangers = {
    'as nobody': {},
    'as a desk': { cookie },
    'with the administrator’s password': { authorization },
  }
  for (const [who, headers] of Object.entries(strangers)) {
    const let_through: string[] = []
    for (const { method, path } of CLOSED_REQUESTS) {
      const asked = ask(line, {
        method,
        path: `/hub${path}`,
        headers: { accept: 'application/json', ...headers },
      })
      const { status } = await asked
      if (![400, 403, 404, 405].includes(status)) let_through.push(`${method} ${path} → ${status}`)
    }
    check(
      `${CLOSED_REQUESTS.length} closed paths do not open, ${who}`,
      let_through.length === 0,
      let_through.join(' | '),
    )
  }
  const desk = hub.desks[0]?.code ?? ''
  const path = `/hub/org-${desk.slice(0, -3)}/_all_docs?limit=1`
  const basic = await ask(line, { path, headers: { authorization, ...JSON_BODY } })
  check('a password in a request opens nothing', basic.status === 401, basic.status)
  check('and brings up no window in a browser', basic.headers['www-authenticate'] === undefined)
  for (const outside of [
    '/metrics',
    '/health',
    '/_all_dbs',
    '/_utils/',
    '/register',
    '/desk/../hub/_all_dbs',
  ]) {
    const { status } = await ask(line, { path: outside, headers: { authorization } })
    check(`${outside} does not exist outside`, status === 404, status)
  }
  const missing = await ask(line, { path: '/hub/_all_dbs' })
  check('a closed path answers in CouchDB’s words', errorOf(missing) === 'not_found')
  const tricked = await ask(line, {
    path: '/desk/',
    headers: { 'x-original-url': '/hub/_all_dbs', 'x-rewrite-url': '/_all_dbs' },
  })
  check('no header moves a request elsewhere', tricked.text.includes('登记台'))
  const huge = await ask(line, {
    method: 'POST',
    path: path.replace(/_all_docs.*/, '_bulk_docs'),
    headers: { ...JSON_BODY, cookie },
    body: Buffer.alloc(17 * 1024 * 1024, 0x20),
  }).catch(() => null)
  check('an upload of 17 MB is refused', huge === null || huge.status === 413, huge?.status)
}

/** Last, because it uses up what this address may try. */
async function checkGuessing(line: Line): Promise<void> {
  const tries = Array.from({ length: 150 }, (_, index) =>
    ask(line, {
      method: 'POST',
      path: '/hub/_session',
      headers: JSON_BODY,
      body: JSON.stringify({ name: `nobody-${index}`, password: 'guess' }),
    }),
  )
  const answers = await Promise.all(tries)
  const slowed = answers.filter(({ status }) => status === 429)
  const seen = `${slowed.length} of ${answers.length} refused before CouchDB saw them`
  check('guessing passwords is slowed down', slowed.length > 50 && slowed.length < 150, seen)
  check(
    'in words that no desk takes for a wrong password',
    slowed.every((answer) => errorOf(answer) === 'too_many_requests'),
  )
  const other = await ask(line, { path: '/hub/_session', headers: JSON_BODY })
  check('and nothing else is', other.status !== 429, other.status)
}

async function checkInside(proxy: RunningProxy, hub: TestHub): Promise<void> {
  const inside = new URL(hub.adminUrl)
  inside.port = String(proxy.insidePort)
  inside.hostname = '127.0.0.1'
  const { status, body } = await askHub(inside.href, 'GET', '/_all_dbs')
  check('the post office reaches all of CouchDB from inside', status === 200 && Array.isArray(body), status)
}

const found = findProxy()
if (!found) {
  process.stdout.write(
    '本机没有 nginx 或 openssl，跳过代理检查。 There is no nginx, or no openssl, on this machine: the proxy is not checked.\n',
  )
} else {
  // Without a post office nobody but the check itself ends a desk's waiting.
  const hub = await startTestHub({ postOffice: false })
  try {
    const proxy = await startProxy(found, { couchUrl: hub.adminUrl, pagesUrl: hub.url })
    process.stdout.write(`nginx ${proxy.version}\n`)
    const line = { port: proxy.httpsPort, ca: proxy.certificate }
    try {
      await checkPages(line, proxy)
      const cookie = await signIn(line, hub)
      await checkFacts(line, hub, cookie)
      await checkClosed(line, hub, cookie)
      await checkInside(proxy, hub)
      await checkGuessing(line)
    } finally {
      await proxy.stop()
    }
  } finally {
    await hub.close()
  }
  process.stdout.write(`${passed} passed, ${failed} failed\n`)
  process.exitCode = failed === 0 ? 0 : 1
}
