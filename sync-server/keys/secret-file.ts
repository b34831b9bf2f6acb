import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * Reads a secret, or makes it the first time. Only the hub's own user can read the file; it is written beside itself and renamed,
 * so a power cut leaves either no secret or a whole one. A changed identity key would let every person register twice.
 */
export function keepSecret(path: string, make: () => string): string {
  if (existsSync(path)) return readFileSync(path, 'utf8')
  const secret = make()
  writeSecret(path, secret)
  return secret
}

export function writeSecret(path: string, secret: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const half = `${path}.new`
  writeFileSync(half, secret, { mode: 0o600, flush: true })
  chmodSync(half, 0o600)
  renameSync(half, path)
}
