import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { type CertificateKey, makeCertificateKey, readCertificateKey } from './certificate-key.ts'
import { type ExportKey, makeExportKey, readExportKey } from './export-key.ts'
import { keepSecret } from './secret-file.ts'

export interface HubKeys {
  /** HMAC key over identity documents. It never changes: see `keepSecret`. */
  readonly identity: Buffer
  readonly certificate: CertificateKey
  /** What leaves a desk as a file is sealed to it. Lost, such files are lost with it. */
  readonly export: ExportKey
  /** Of the embedded hub only. */
  readonly adminPassword: string
  readonly sessionSecret: string
}

function randomText(): string {
  return randomBytes(32).toString('base64url')
}

/** The hub's secrets, below the folder of its records, made on first use. */
export function readHubKeys(folder: string): HubKeys {
  const file = (name: string) => join(folder, 'keys', name)
  return {
    identity: Buffer.from(keepSecret(file('identity-hmac'), randomText), 'base64url'),
    certificate: readCertificateKey(keepSecret(file('certificate-ed25519.pem'), makeCertificateKey)),
    export: readExportKey(keepSecret(file('export-ecdh-p256.pem'), makeExportKey)),
    adminPassword: keepSecret(file('embedded-hub-admin'), randomText),
    sessionSecret: keepSecret(file('embedded-hub-sessions'), randomText),
  }
}
