import type { SafeStorage } from 'electron'

/** The system's own place for secrets: DPAPI on Windows, the secret service or KWallet on Linux. */
export interface Keychain {
  /** False where the system has no such place, or only one with a password that everybody knows. */
  isSafe(): Promise<boolean>
  /** Base64 of the sealed text. */
  seal(text: string): Promise<string>
  /** Null where it cannot be opened: sealed on another machine, by another account, or damaged. */
  open(sealed: string): Promise<string | null>
}

export function systemKeychain(
  safeStorage: Pick<
    SafeStorage,
    'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync' | 'getSelectedStorageBackend'
  >,
  platform: NodeJS.Platform,
): Keychain {
  return {
    async isSafe() {
      if (!(await safeStorage.isAsyncEncryptionAvailable())) return false
      // Without a keyring Chromium on Linux "encrypts" with a password that stands in its source.
      return platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text'
    },
    async seal(text) {
      return (await safeStorage.encryptStringAsync(text)).toString('base64')
    },
    async open(sealed) {
      try {
        return (await safeStorage.decryptStringAsync(Buffer.from(sealed, 'base64'))).result
      } catch {
        return null
      }
    },
  }
}
