import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, hkdfSync } from 'node:crypto'

/** What leaves a desk as a file is sealed to this key; only the hub opens it (`contracts/sealed-facts.ts`). */
export interface ExportKey {
  /** Short name of the key: the beginning of its own hash. */
  readonly kid: string
  /** ECDH P-256, raw uncompressed point, base64url. */
  readonly publicKey: string
  /** The private half, as WebCrypto opens a file with it. */
  open(): Promise<CryptoKey>
  /** 32 bytes that only who holds this key can come to, always the same for the same purpose. */
  derive(purpose: string): Uint8Array<ArrayBuffer>
}

export function makeExportKey(): string {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
}

export function readExportKey(pem: string): ExportKey {
  const privateKey = createPrivateKey(pem)
  const { d = '' } = privateKey.export({ format: 'jwk' })
  const { crv, x, y } = createPublicKey(privateKey).export({ format: 'jwk' })
  if (crv !== 'P-256' || !x || !y) throw new Error('the export key is no P-256 key')
  // SEC 1, 2.3.3: an uncompressed point is 04, x, y.
  const point = Buffer.concat([Buffer.of(4), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')])
  return {
    kid: createHash('sha256').update(point).digest('base64url').slice(0, 12),
    publicKey: point.toString('base64url'),
    derive: (purpose) => new Uint8Array(hkdfSync('sha256', Buffer.from(d, 'base64url'), '', purpose, 32)),
    open: () => {
      const der = new Uint8Array(privateKey.export({ type: 'pkcs8', format: 'der' }))
      return crypto.subtle.importKey('pkcs8', der, { name: 'ECDH', namedCurve: 'P-256' }, false, [
        'deriveBits',
      ])
    },
  }
}
