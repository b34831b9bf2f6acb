import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SafeStorage } from 'electron'
import { app } from './app.ts'
import { shellOptions } from './shell-options.ts'

/** A keyring that survives a restart: its key lies beside the profile, as a desktop's would lie in the account. */
function keyringKey(): Buffer {
  const file = join(app.getPath('userData'), 'keyring.key')
  try {
    return readFileSync(file)
  } catch {
    const key = randomBytes(32)
    writeFileSync(file, key, { mode: 0o600 })
    return key
  }
}

export const safeStorage = {
  isAsyncEncryptionAvailable: async () => app.isReadyNow,
  getSelectedStorageBackend: () => (app.isReadyNow ? shellOptions.keyring : 'unknown'),
  async encryptStringAsync(text) {
    const iv = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', keyringKey(), iv)
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
    return Buffer.concat([iv, cipher.getAuthTag(), sealed])
  },
  async decryptStringAsync(encrypted) {
    const opener = createDecipheriv('aes-256-gcm', keyringKey(), encrypted.subarray(0, 12))
    opener.setAuthTag(encrypted.subarray(12, 28))
    const result = Buffer.concat([opener.update(encrypted.subarray(28)), opener.final()]).toString('utf8')
    return { result, shouldReEncrypt: false }
  },
} satisfies Partial<SafeStorage>
