import { pbkdf2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

/** How `_users` keeps a password: stretched, never as it was typed. */
export interface KeptPassword {
  readonly password_scheme: 'pbkdf2'
  readonly pbkdf2_prf: 'sha256'
  readonly iterations: number
  readonly salt: string
  readonly derived_key: string
}

// CouchDB 3.5's default. Paid once for each sign-in, not for each request.
const ITERATIONS = 50_000
const stretch = promisify(pbkdf2)

export async function keepPassword(password: string): Promise<KeptPassword> {
  const salt = randomBytes(16).toString('hex')
  const derived = await stretch(password, salt, ITERATIONS, 32, 'sha256')
  return {
    password_scheme: 'pbkdf2',
    pbkdf2_prf: 'sha256',
    iterations: ITERATIONS,
    salt,
    derived_key: derived.toString('hex'),
  }
}

export async function verifyPassword(password: string, kept: KeptPassword): Promise<boolean> {
  const derived = await stretch(password, kept.salt, kept.iterations, 32, 'sha256')
  return timingSafeEqual(derived, Buffer.from(kept.derived_key, 'hex'))
}
