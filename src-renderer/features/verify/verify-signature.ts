import type { DirectoryEntry } from '#contracts/directory'
import type { VerifySignature } from '#domain/certificate'
import { decodeBase64url } from '#domain/text/base64url'

/** Checks Ed25519 signatures with the keys the hub published last: no network is needed to tell a forged certificate. */
export function verifyWithDirectory(
  directory: readonly DirectoryEntry[],
  subtle: SubtleCrypto,
): VerifySignature {
  return async (bytes, signature, kid) => {
    const entry = directory.find((known) => known.kind === 'certificate-key' && known.kid === kid)
    const raw = entry?.kind === 'certificate-key' ? decodeBase64url(entry.publicKey) : null
    if (raw === null) return null
    const key = await subtle.importKey('raw', raw, { name: 'Ed25519' }, false, ['verify'])
    return subtle.verify({ name: 'Ed25519' }, key, signature, bytes)
  }
}
