import { createHmac, timingSafeEqual } from 'node:crypto'

/** Seconds; CouchDB's `[chttpd_auth] timeout`. A cookie in use is renewed after a tenth of it. */
export const SESSION_SECONDS = 600

export interface Sessions {
  issue(name: string, salt: string): string
  /** The name a cookie claims, before it is proven. */
  nameIn(cookie: string): string | null
  /** Null: forged or expired. */
  ageOf(cookie: string, salt: string): 'fresh' | 'renew' | null
}

/** Cookies that need no memory, so a restarted hub knows its desks; a changed password (its salt) ends them. */
export function createSessions(secret: string, now: () => number): Sessions {
  function sign(name: string, issued: string, salt: string): Buffer {
    return createHmac('sha256', secret).update(`${name}\n${issued}\n${salt}`).digest()
  }
  function read(cookie: string) {
    const [name, issued, signature] = cookie.split('.')
    if (!name || !issued || !signature) return null
    return { name: Buffer.from(name, 'base64url').toString(), issued, signature }
  }
  return {
    issue(name, salt) {
      const issued = Math.floor(now() / 1000).toString(36)
      const encoded = Buffer.from(name).toString('base64url')
      return `${encoded}.${issued}.${sign(name, issued, salt).toString('base64url')}`
    },
    nameIn(cookie) {
      return read(cookie)?.name ?? null
    },
    ageOf(cookie, salt) {
      const found = read(cookie)
      if (!found) return null
      const given = Buffer.from(found.signature, 'base64url')
      const right = sign(found.name, found.issued, salt)
      if (given.length !== right.length || !timingSafeEqual(given, right)) return null
      const age = now() / 1000 - Number.parseInt(found.issued, 36)
      if (age > SESSION_SECONDS) return null
      return age > SESSION_SECONDS / 10 ? 'renew' : 'fresh'
    },
  }
}

/** The header that hands a cookie out, or takes it back where it is empty. */
export function cookieHeader(cookie: string): string {
  return `AuthSession=${cookie}; Version=1; Max-Age=${SESSION_SECONDS}; Path=/; HttpOnly; SameSite=Strict`
}
