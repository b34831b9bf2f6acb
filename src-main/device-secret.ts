import { createHmac, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { readJsonFile, writeJsonFile } from './json-file.ts'
import type { Keychain } from './keychain.ts'

/** A secret of this machine's account. It never leaves main: the window gets other bytes mixed with it. */
export interface DeviceSecret {
  /** HMAC-SHA-256 of base64url bytes, as base64url; null where the system has no safe place for the secret, or lost it. */
  bind(bytes: string): Promise<string | null>
}

const Kept = z.object({ sealed: z.string() })

/** Made at its first use and sealed by the system's keychain from then on. One that the keychain does not open is left alone: a vault hangs on it. */
export function openDeviceSecret(file: string, keychain: Keychain): DeviceSecret {
  let opening: Promise<Buffer | null> | null = null

  async function open(): Promise<Buffer | null> {
    if (!(await keychain.isSafe())) return null
    const kept = await readJsonFile(file, Kept)
    if (kept === null) return make()
    const text = await keychain.open(kept.sealed)
    return text === null ? null : Buffer.from(text, 'base64url')
  }
  async function make(): Promise<Buffer | null> {
    const made = randomBytes(32)
    // A keyring whose question the worker closed is no place, and neither is a full disk.
    const sealed = await keychain.seal(made.toString('base64url')).catch(() => null)
    if (sealed === null) return null
    return writeJsonFile(file, { sealed }).then(
      () => made,
      () => null,
    )
  }
  return {
    async bind(bytes) {
      opening ??= open()
      const secret = await opening
      // Asked again next time: the keyring may be open by then.
      if (secret === null) opening = null
      return (
        secret && createHmac('sha256', secret).update(Buffer.from(bytes, 'base64url')).digest('base64url')
      )
    },
  }
}
