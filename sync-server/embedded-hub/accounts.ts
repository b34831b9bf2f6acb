import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Databases } from './databases.ts'
import { type KeptPassword, verifyPassword } from './passwords.ts'
import { HttpRefusal } from './respond.ts'
import { createSessions } from './sessions.ts'
import { createWrongPasswordCount } from './wrong-passwords.ts'

export interface Account {
  readonly name: string | null
  readonly roles: readonly string[]
  readonly isAdmin: boolean
}

export const ANONYMOUS: Account = { name: null, roles: [], isAdmin: false }

/** A document of `_users`. */
export type UserDocument = KeptPassword & {
  readonly _id: string
  readonly name: string
  readonly roles: readonly string[]
}

export interface Accounts {
  /** By name and password; refuses in CouchDB's words. */
  signIn(name: string, password: string): Promise<{ account: Account; cookie: string }>
  /** By cookie or basic authorisation; anonymous where a request brings neither or an old cookie. */
  identify(request: IncomingMessage): Promise<{ account: Account; renewedCookie: string | null }>
  /** After a change to `_users`. */
  forgetProven(): void
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}

/** Who is asking: the one admin of an embedded hub, or a user of `_users`. */
export function createAccounts(
  databases: Databases,
  admin: { readonly name: string; readonly password: string },
  sessionSecret: string,
  now: () => number,
): Accounts {
  const sessions = createSessions(sessionSecret, now)
  const wrong = createWrongPasswordCount(now)
  // A password is stretched once, not for every request that carries it.
  const proven = new Map<string, UserDocument>()

  async function findUser(name: string): Promise<UserDocument | null> {
    const users = await databases.find('_users')
    const found = await users?.pouch.get(`org.couchdb.user:${name}`).catch(() => null)
    // Only `keepPassword` writes this database, so the stored shape is the one it made.
    return (found as unknown as UserDocument | null) ?? null
  }

  async function prove(name: string, password: string): Promise<{ account: Account; salt: string }> {
    if (name === admin.name && timingSafeEqual(digest(password), digest(admin.password))) {
      return { account: { name, roles: ['_admin'], isAdmin: true }, salt: admin.password }
    }
    if (wrong.isLocked(name)) {
      const reason = 'Account is temporarily locked due to multiple authentication failures'
      throw new HttpRefusal(403, 'forbidden', reason)
    }
    const key = digest(`${name}\n${password}`).toString('base64')
    const user = proven.get(key) ?? (await findUser(name))
    if (!user || (!proven.has(key) && !(await verifyPassword(password, user)))) {
      wrong.count(name)
      throw new HttpRefusal(401, 'unauthorized', 'Name or password is incorrect.')
    }
    proven.set(key, user)
    wrong.clear(name)
    return { account: { name, roles: user.roles, isAdmin: false }, salt: user.salt }
  }

  async function recall(cookie: string): Promise<{ account: Account; renewedCookie: string | null } | null> {
    const name = sessions.nameIn(cookie)
    if (name === null) return null
    const user = name === admin.name ? null : await findUser(name)
    if (name !== admin.name && !user) return null
    const salt = user ? user.salt : admin.password
    const age = sessions.ageOf(cookie, salt)
    if (age === null) return null
    const account = user
      ? { name, roles: user.roles, isAdmin: false }
      : { name, roles: ['_admin'], isAdmin: true }
    return { account, renewedCookie: age === 'renew' ? sessions.issue(name, salt) : null }
  }

  return {
    async signIn(name, password) {
      const { account, salt } = await prove(name, password)
      return { account, cookie: sessions.issue(name, salt) }
    },
    async identify(request) {
      const cookie = /(?:^|;\s*)AuthSession="?([^;"]+)/.exec(request.headers.cookie ?? '')?.[1]
      const recalled = cookie ? await recall(cookie) : null
      if (recalled) return recalled
      const basic = /^Basic (.+)$/i.exec(request.headers.authorization ?? '')?.[1]
      if (!basic) return { account: ANONYMOUS, renewedCookie: null }
      const [, name, password] = /^([^:]*):(.*)$/s.exec(Buffer.from(basic, 'base64').toString()) ?? []
      return { account: (await prove(name ?? '', password ?? '')).account, renewedCookie: null }
    },
    forgetProven() {
      proven.clear()
    },
  }
}
