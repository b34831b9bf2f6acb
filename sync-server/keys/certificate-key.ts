import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto'

/** Signs certificates so that anyone can check one offline against the directory's public key. */
export interface CertificateKey {
  /** Short name of the key: the beginning of its own hash, so that two keys never share one. */
  readonly kid: string
  /** Raw 32 bytes, base64url. */
  readonly publicKey: string
  /** Ed25519 over the text's UTF-8 bytes, base64url. */
  sign(text: string): string
}

export function makeCertificateKey(): string {
  return generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
}

export function readCertificateKey(pem: string): CertificateKey {
  const privateKey = createPrivateKey(pem)
  const { x: publicKey } = createPublicKey(privateKey).export({ format: 'jwk' })
  if (!publicKey) throw new Error('the certificate key is no Ed25519 key')
  const kid = createHash('sha256')
    .update(Buffer.from(publicKey, 'base64url'))
    .digest('base64url')
    .slice(0, 12)
  return { kid, publicKey, sign: (text) => sign(null, Buffer.from(text), privateKey).toString('base64url') }
}
