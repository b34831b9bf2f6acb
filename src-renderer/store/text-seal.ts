/** Seals texts for a disk that may be stolen: AES-256-GCM, each text bound to the place where it lies. */
export interface TextSeal {
  seal(place: string, text: string): Promise<string>
  /** Null where it is not what was sealed for this place: damaged, moved here, or sealed with another key. */
  open(place: string, sealed: string): Promise<string | null>
}

const ALGORITHM = 'AES-GCM'
/** Bytes. Drawn by chance for each text: one key may seal 2³² texts before two of them become likely to coincide. */
const IV_LENGTH = 12
/** No text of ours begins with it, so what was written before there was a vault is told from what is sealed. */
const MARK = '\u0001'

const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { fatal: true })

export function isSealed(text: string): boolean {
  return text.startsWith(MARK)
}

export function openTextSeal(key: CryptoKey): TextSeal {
  return {
    async seal(place, text) {
      const iv = crypto.getRandomValues(new Uint8Array(IV_LENGTH))
      const wanted = { name: ALGORITHM, iv, additionalData: encoder.encode(place) }
      const sealed = new Uint8Array(await crypto.subtle.encrypt(wanted, key, encoder.encode(text)))
      return MARK + toOneByteText(iv) + toOneByteText(sealed)
    },
    async open(place, sealed) {
      if (!isSealed(sealed)) return null
      const bytes = fromOneByteText(sealed)
      const wanted = {
        name: ALGORITHM,
        iv: bytes.subarray(MARK.length, MARK.length + IV_LENGTH),
        additionalData: encoder.encode(place),
      }
      try {
        return decoder.decode(
          await crypto.subtle.decrypt(wanted, key, bytes.subarray(MARK.length + IV_LENGTH)),
        )
      } catch {
        return null
      }
    },
  }
}

/** More arguments than this at once and a call may not find room on the stack. */
const MOST_ARGUMENTS = 8192

/**
 * Bytes as text with one character each. IndexedDB keeps such a text with one byte a character, so it lies smaller there than the open
 * text, whose Chinese characters make every character take two; and RxDB's Dexie storage takes byte arrays apart.
 */
function toOneByteText(bytes: Uint8Array): string {
  let text = ''
  for (let start = 0; start < bytes.length; start += MOST_ARGUMENTS) {
    // `apply` takes anything that is like an array, which its type does not say; spreading would walk an iterator.
    text += String.fromCharCode.apply(
      null,
      bytes.subarray(start, start + MOST_ARGUMENTS) as unknown as number[],
    )
  }
  return text
}

function fromOneByteText(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(text.length)
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at)
  return bytes
}
