import { connect } from 'node:net'
import { type Attempt, withControl } from './attempt.ts'
import type { Ground } from './ground.ts'

/** What the web server's way to CouchDB must not be: a way to anything else of CouchDB, or to anywhere else. */
export function proxyAttempts(ground: Ground): readonly Attempt[] {
  const { desk, hub } = ground
  const port = Number(new URL(hub.url).port)
  const own = `/hub/${desk.database}`
  const send = (line: string, headers = '') =>
    rawStatus(
      port,
      `${line} HTTP/1.1\r\nhost: localhost\r\ncookie: ${desk.cookie}\r\n${headers}connection: close\r\n\r\n`,
    )
  const asks = (line: string, headers = ''): Attempt =>
    withControl(
      `the proxy carries ${JSON.stringify(line)}${headers ? ` with ${headers.trim()}` : ''}`,
      async () => (await send(`GET ${own}`)) === 200,
      async () => {
        const status = await send(line, headers)
        return status >= 400 ? null : `answered ${status}`
      },
    )
  return [
    asks('GET /hub/_all_dbs'),
    asks('GET /hub/_users/_all_docs'),
    asks(`GET /hub/${hub.register}/_all_docs`),
    asks('GET /hub/register/_all_docs'),
    asks('GET /hub/_node/_local/_config'),
    asks('GET /hub/_utils/'),
    asks('GET /hub/_db_updates'),
    asks('POST /hub/_replicate'),
    asks(`GET ${own}/../_users/_all_docs`),
    asks(`GET ${own}/%2e%2e/_users/_all_docs`),
    asks(`GET ${own}%2f..%2f_users`),
    asks(`GET ${own}/..%5c..%5c_users`),
    asks(`GET ${own}\\..\\_users`),
    asks('GET /hub//_users/_all_docs'),
    asks('GET /hub/org-1/_all_docs'),
    asks('GET /hub@evil.example/'),
    asks('GET /hub/https://evil.example/'),
    asks('GET http://evil.example/hub/_all_dbs'),
    asks(`GET /hub/${ground.elsewhere.database}/_all_docs`),
    asks('GET /hub/_all_dbs', 'x-http-method-override: GET\r\nx-couchdb-requested-path: /directory\r\n'),
    asks('GET /hub/_users/_all_docs', 'x-auth-couchdb-username: admin\r\nx-auth-couchdb-roles: _admin\r\n'),
  ]
}

/** Status of a request that is sent exactly as it is written. 400 where the server hangs up. */
function rawStatus(port: number, text: string): Promise<number> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    let answer = ''
    const end = () => resolve(Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 400))
    socket.setEncoding('latin1')
    socket.on('data', (part) => {
      answer += part
    })
    socket.on('error', end)
    socket.on('close', end)
    socket.write(text)
  })
}
