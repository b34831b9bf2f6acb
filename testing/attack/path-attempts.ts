import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { answerFrom } from '../../src-main/app-protocol.ts'
import { findHubPath } from '../../src-main/hub-path.ts'
import { startWebServer, type WebServer } from '../../sync-server/web/web-server.ts'
import { type Attempt, withControl } from './attempt.ts'

const SECRET = 'nobody reads this'

/** Climbing out of a folder, in every spelling that some server somewhere fell for. */
const CLIMBS = [
  '../secret.txt',
  '%2e%2e/secret.txt',
  '..%2fsecret.txt',
  '%2e%2e%2fsecret.txt',
  '..%5csecret.txt',
  '..\\secret.txt',
  '%252e%252e%252fsecret.txt',
  '..%c0%afsecret.txt',
  'assets/../../secret.txt',
  'assets/..%2f..%2fsecret.txt',
  '/secret.txt',
  './/../secret.txt',
  'index.html%00../../secret.txt',
  '..%00/secret.txt',
  '.secret',
  '%2esecret',
] as const

/** The two servers of the desk's own files, and the way from the window to the hub. Works on a folder of its own; no hub is asked. */
export async function pathAttempts(): Promise<{
  readonly attempts: readonly Attempt[]
  close(): Promise<void>
}> {
  const folder = mkdtempSync(join(tmpdir(), 'attack-pages-'))
  const pages = join(folder, 'desk')
  mkdirSync(join(pages, 'assets'), { recursive: true })
  writeFileSync(join(folder, 'secret.txt'), SECRET)
  writeFileSync(join(pages, '.secret'), SECRET)
  writeFileSync(join(pages, 'index.html'), '<title>登记台</title>')
  const web = await startWebServer({
    ...{ port: 0, deskFolder: pages, hubUrl: () => null, now: Date.now, onSignedIn: () => undefined },
    ...{ findTrialEnrolment: null, health: async () => ({ status: 'ok' }) },
  })
  return {
    attempts: [...webAttempts(web), ...appAttempts(pages), ...hubPathAttempts()],
    close: () => web.stop(),
  }
}

function webAttempts({ port }: WebServer): readonly Attempt[] {
  const isServed = async () => (await rawRequest(port, 'GET /desk/')).includes('登记台')
  const asks = (line: string): Attempt =>
    withControl(`the page's server answers ${JSON.stringify(line)}`, isServed, async () => {
      const answer = await rawRequest(port, line)
      if (answer.includes(SECRET)) return 'the secret came out'
      return /^HTTP\/1\.1 [45]/.test(answer) ? null : answer.slice(0, 40)
    })
  return [
    ...CLIMBS.map((climb) => asks(`GET /desk/${climb}`)),
    asks('GET /secret.txt'),
    asks('GET /desk/http://127.0.0.1/secret.txt'),
    asks('PUT /desk/index.html'),
    asks('DELETE /desk/index.html'),
    asks('TRACE /desk/'),
    asks('CONNECT 127.0.0.1:22'),
  ]
}

/** The request as it stands on the line: every client library would tidy its path first. */
function rawRequest(port: number, line: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    let answer = ''
    socket.setEncoding('utf8')
    socket.on('data', (part) => {
      answer += part
    })
    // A server that hangs up has answered as well.
    socket.on('error', () => resolve(answer || 'HTTP/1.1 400 hung up'))
    socket.on('close', () => resolve(answer || 'HTTP/1.1 400 hung up'))
    socket.write(`${line} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n`)
  })
}

function appAttempts(pages: string): readonly Attempt[] {
  const answer = answerFrom(pages)
  const isServed = async () => (await answer(new Request('app://desk/'))).status === 200
  const asks = (address: string): Attempt =>
    withControl(`the window loads ${address}`, isServed, async () => {
      const answered = await answer(new Request(address))
      if ((await answered.text()).includes(SECRET)) return 'the secret came out'
      return answered.status >= 400 ? null : `answered ${answered.status}`
    })
  return [
    ...CLIMBS.map((climb) => asks(`app://desk/${climb}`)),
    asks('app://other/index.html'),
    asks('app://desk.evil.example/index.html'),
    asks('app://desk/c:/windows/win.ini'),
    asks('app://desk/index.html::$DATA'),
    asks('file:///etc/passwd'),
    asks('http://desk/index.html'),
  ]
}

function hubPathAttempts(): readonly Attempt[] {
  const org = '410202001'
  const find = (method: string, address: string) => findHubPath(org, method, new URL(address))
  const isFound = async () => find('POST', `hub://hub/org-${org}/_bulk_docs`) !== null
  const asks = (method: string, path: string): Attempt =>
    withControl(`the window reaches ${method} ${path} at the hub`, isFound, async () => {
      const found = find(method, `hub://hub${path}`)
      return found === null ? null : `it would be sent as ${found}`
    })
  return [
    asks('GET', '/_all_dbs'),
    asks('GET', '/_users/_all_docs'),
    asks('GET', '/org-410202002/_all_docs'),
    asks('GET', `/org-${org}/../register/_all_docs`),
    asks('GET', `/org-${org}/%2e%2e/register/_all_docs`),
    asks('GET', `/org-${org}%2f..%2fregister`),
    asks('GET', `/org-${org}/%252e%252e/_users`),
    asks('GET', `/org-${org}/..%5c_users`),
    asks('GET', `/org-${org}/%00`),
    asks('GET', '//evil.example/'),
    asks('PUT', `/org-${org}/_design/guard`),
    asks('PUT', `/org-${org}/_design%2fguard`),
    asks('PUT', `/org-${org}/_security`),
    asks('DELETE', `/org-${org}`),
    asks('POST', '/_session'),
    asks('POST', `/org-${org}/_purge`),
    asks('COPY', `/org-${org}/registration:1:1`),
  ]
}
