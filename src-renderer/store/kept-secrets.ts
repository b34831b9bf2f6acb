import { decodeBase64url, encodeBase64url } from '#domain/text/base64url'
import type { KeyedTexts } from './keyed-texts.ts'

/** Small secrets under a name. They are as safe as the storage below them: sealed where the desk has a vault. */
export interface KeptSecrets {
  /** Null where none was kept, or what lies there is none. */
  find(name: string): Promise<Uint8Array<ArrayBuffer> | null>
  /** Resolves when the disk has it. */
  keep(name: string, bytes: Uint8Array): Promise<void>
}

export function openKeptSecrets(state: KeyedTexts): KeptSecrets {
  const keyOf = (name: string) => `secret:${name}`
  return {
    async find(name) {
      const text = await state.find(keyOf(name))
      // A record that cannot be opened reads as an empty text, which is no secret of anybody's.
      return text ? decodeBase64url(text) : null
    },
    keep: (name, bytes) => state.put([{ key: keyOf(name), text: encodeBase64url(bytes) }]),
  }
}
