import {
  type ClientRequest,
  request as httpRequest,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type ServerResponse,
} from 'node:http'
import { request as httpsRequest } from 'node:https'
import { clientAddress, limitSignIns } from './limit-sign-ins.ts'
import { keepSessionsHome, passOn } from './proxy-headers.ts'
import { AWAY, answer, MISSING, NO_CREDENTIAL, tooMany } from './proxy-refusals.ts'
import { findBasicName, readSignIn } from './read-sign-in.ts'

/** Of the hub's API a page needs its own session, the directory and its office's databases. Nothing an administrator uses. */
const OPEN_PATHS = /^\/(_session|_up|directory(\/.*)?|org-[0-9]{6,12}(-evidence)?(\/.*)?)?$/

export interface HubProxy {
  /**
   * Carries one request to CouchDB and its answer back, both as they come: a heartbeat of a long-poll passes at once, and a side that
   * hangs up hangs up the other. No credential is added: the desk's own cookie decides.
   *
   * @param path of the request below the hub's root, with its query
   */
  carry(request: IncomingMessage, response: ServerResponse, path: string): void
}

export interface HubProxySurroundings {
  /** Of CouchDB, without a credential; null while it starts. */
  readonly hubUrl: () => string | null
  readonly now: () => number
  /** A user was let in by name and password. */
  readonly onSignedIn: (name: string) => void
}

/** The page's way to CouchDB. Passwords are tried through it no oftener than a person would. */
export function openHubProxy({ hubUrl, now, onSignedIn }: HubProxySurroundings): HubProxy {
  const limit = limitSignIns(now)

  async function signIn(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const credential = await readSignIn(request)
    if (!credential) return answer(response, NO_CREDENTIAL)
    const wait = limit.count(`${clientAddress(request)} ${credential.name}`)
    if (wait !== null) return answer(response, tooMany(wait))
    // CouchDB answers 400 to a cookie that it cannot read, even to who signs in: one from another hub would lock the desk out.
    const headers = { accept: 'application/json', 'content-type': 'application/json' }
    const body = Buffer.from(JSON.stringify(credential))
    const sent = { method: 'POST', path: '/_session', headers: { ...headers, 'content-length': body.length } }
    forward(sent, response, (status) => status === 200 && onSignedIn(credential.name))?.end(body)
  }

  function pass(request: IncomingMessage, response: ServerResponse, path: string): void {
    const basic = findBasicName(request.headers.authorization)
    const who = `${clientAddress(request)} ${basic}`
    const wait = basic === null ? null : limit.look(who)
    if (wait !== null) {
      answer(response, tooMany(wait))
      return
    }
    const sent = { method: request.method, path, headers: passOn(request.headers) }
    // Who brings the right password with every request is not guessing.
    const onward = forward(sent, response, (status) => {
      if (status === 401 && basic !== null) limit.count(who)
    })
    if (onward) request.pipe(onward)
  }

  function forward(
    sent: {
      readonly method: string | undefined
      readonly path: string
      readonly headers: OutgoingHttpHeaders
    },
    response: ServerResponse,
    onStatus: (status: number) => void,
  ): ClientRequest | null {
    const url = hubUrl()
    if (url === null) {
      answer(response, AWAY)
      return null
    }
    const target = new URL(url)
    const send = target.protocol === 'https:' ? httpsRequest : httpRequest
    const { hostname, port, host } = target
    const onward = send({ hostname, port, ...sent, headers: { ...sent.headers, host } }, (answered) => {
      onStatus(answered.statusCode ?? 502)
      response.writeHead(answered.statusCode ?? 502, keepSessionsHome(passOn(answered.headers)))
      // The first heartbeat may be long in coming; the page must learn of the connection now.
      response.flushHeaders()
      answered.pipe(response)
      answered.on('error', () => response.destroy())
    })
    onward.setNoDelay(true)
    onward.on('error', () => answer(response, AWAY))
    response.on('close', () => onward.destroy())
    return onward
  }

  return {
    carry(request, response, path) {
      const bare = path.split('?')[0] ?? '/'
      if (!OPEN_PATHS.test(bare) || /%2e|\/\.\.?(\/|$)|\/\/|\\/i.test(bare)) return answer(response, MISSING)
      if (request.method !== 'POST' || bare !== '/_session') return pass(request, response, path)
      // The caller hung up in the middle of the body: there is nobody left to answer.
      signIn(request, response).catch(() => response.destroy())
    },
  }
}
