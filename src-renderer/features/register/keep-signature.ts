import { SignatureImage } from '#domain/facts/guardian-consent'

/** A drawn signature as a fact keeps it: the PNG itself, and its fingerprint; null where it is too large to keep. */
export async function keepSignature(image: Blob): Promise<SignatureImage | null> {
  const bytes = new Uint8Array(await image.arrayBuffer())
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  const kept = SignatureImage.safeParse({
    mediaType: 'image/png',
    base64: btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')),
    sha256: Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join(''),
  })
  return kept.success ? kept.data : null
}
