import { connect } from 'node:net'
import { type Attempt, withControl } from './attempt.ts'
import type { Ground } from './ground.ts'

/**
 * What the web server's way to CouchDB must not be: a way to anything else of CouchDB, or to anywhere else. Everything is asked with the
 * administrator's own credential, as a page might that an operator opened by mistake: CouchDB itself would answer it.
 */
export function proxyAttempts({ hub, desk }: Ground): readonly Attempt[] {
  const port = Number(new URL(hub.url).port)
  const { username, password } = new URL(hub.adminUrl)
  const credential = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`
  const authorization = `authorization: Basic ${Buffer.from(credential).toString('base64')}`
  const own = `/hub/${desk.database}`
  const send = (line: string) =>
    rawStatus(port, `${line} HTTP/1.1\r\nhost: localhost\r\n${authorization}\r\nconnection: close\r\n\r\n`)
  const asks = (line: string): Attempt =>
    withControl(
      `the proxy carries ${JSON.stringify(line)}`,
      async () => (await send(`GET ${own}`)) === 200,
      async () => {
        const status = await send(line)
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
