import { deskUser } from '#contracts/hub-databases'
import { MOST_SIGN_INS } from '../../sync-server/web/limit-sign-ins.ts'
import { askHub } from '../ask-hub.ts'
import { sayUnlessRefused } from './asking.ts'
import { type Attempt, withControl } from './attempt.ts'
import type { Ground } from './ground.ts'

/** Gets in without a password, with a guessed one, or with somebody else's session. */
export function sessionAttempts(ground: Ground): readonly Attempt[] {
  const { desk, elsewhere, hub, nobody } = ground
  const own = `/${desk.database}`
  const opens = (name: string, headers: () => Record<string, string>): Attempt =>
    withControl(
      name,
      async () => (await nobody('GET', own, undefined, { cookie: desk.cookie })).status === 200,
      async () => sayUnlessRefused(await nobody('GET', own, undefined, headers())),
    )
  const signsIn = (name: string, body: unknown): Attempt =>
    withControl(
      name,
      async () => (await askHub(hub.hubUrl, 'POST', '/_session', elsewhere.credential)).status === 200,
      async () => sayUnlessRefused(await askHub(hub.hubUrl, 'POST', '/_session', body)),
    )
  const token = desk.cookie.slice('AuthSession='.length)
  const bearer = `${toBase64('{"alg":"none","typ":"JWT"}')}.${toBase64(`{"sub":"${desk.credential.name}"}`)}.`
  return [
    opens('a cookie with another signature opens an office', () => ({
      cookie: `AuthSession=${token.slice(0, -6)}${token.slice(-6) === 'AAAAAA' ? 'BBBBBB' : 'AAAAAA'}`,
    })),
    opens('a cookie without a signature opens an office', () => ({
      cookie: `AuthSession=${toBase64(`${desk.credential.name}:FFFFFFFF:`)}`,
    })),
    opens('a desk’s cookie under the administrator’s name opens an office', () => ({
      cookie: `AuthSession=${rename(token, desk.credential.name, 'hub-admin')}`,
    })),
    opens('another desk’s cookie under this desk’s name opens its office', () => ({
      cookie: `AuthSession=${rename(elsewhere.cookie.slice('AuthSession='.length), elsewhere.credential.name, desk.credential.name)}`,
    })),
    opens('a token without a signature opens an office', () => ({ authorization: `Bearer ${bearer}` })),
    opens('a proxy’s word for who asks opens an office', () => ({
      'x-auth-couchdb-username': desk.credential.name,
      'x-auth-couchdb-roles': '_admin',
    })),
    opens('a name without a password opens an office', () => basic(desk.credential.name, '')),
    opens('the administrator’s name without a password opens an office', () => basic('hub-admin', '')),
    signsIn('an empty password signs in', { name: elsewhere.credential.name, password: '' }),
    signsIn('a query in place of a password signs in', {
      name: elsewhere.credential.name,
      password: { $gt: '' },
    }),
    signsIn('the stored form of a password signs in', {
      name: elsewhere.credential.name,
      password_sha: 'x',
      salt: 'x',
    }),
    guessesOften(ground),
    guessesAtCouch(ground),
  ]
}

/** Through the proxy nobody tries more often than a person would. */
function guessesOften({ hub, beside }: Ground): Attempt {
  return {
    name: 'somebody guesses a password a hundred times through the proxy',
    async attempt() {
      const statuses = new Set<number>()
      for (let times = 0; times < 100; times += 1) {
        const credential = { name: beside.credential.name, password: `guess-${times}` }
        statuses.add((await askHub(hub.hubUrl, 'POST', '/_session', credential)).status)
      }
      const after = (await askHub(hub.hubUrl, 'POST', '/_session', beside.credential)).status
      if (statuses.has(200)) return 'a guess was right'
      return after === 429 ? 'repelled' : `after ${MOST_SIGN_INS} guesses and more it answered ${after}`
    },
  }
}

/** Past the proxy CouchDB locks the name itself. A desk of its own is locked for this: it stays locked for minutes. */
function guessesAtCouch({ nobody, hub }: Ground): Attempt {
  const code = hub.desks[5]?.code ?? ''
  return {
    name: 'somebody guesses a password at CouchDB itself',
    async attempt() {
      const { credential } = await hub.enrolmentOf(code)
      if ((await nobody('POST', '/_session', credential)).status !== 200) return 'its control failed'
      for (let times = 0; times < 20; times += 1)
        await nobody('POST', '/_session', { name: deskUser(code), password: `guess-${times}` })
      const { status } = await nobody('POST', '/_session', credential)
      return status === 403 ? 'repelled' : `answered ${status} to who knows the password after twenty guesses`
    },
  }
}

function basic(name: string, password: string): Record<string, string> {
  return { authorization: `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}` }
}

function toBase64(text: string): string {
  return Buffer.from(text).toString('base64url')
}

/** The same cookie, said to be of somebody else. CouchDB packs the name with the rest; the embedded hub puts it first. */
function rename(token: string, from: string, to: string): string {
  const [first = '', ...rest] = token.split('.')
  if (rest.length > 0) return [toBase64(to), ...rest].join('.')
  const bytes = Buffer.from(first, 'base64url').toString('latin1')
  return Buffer.from(bytes.replace(from, to), 'latin1').toString('base64url')
}
