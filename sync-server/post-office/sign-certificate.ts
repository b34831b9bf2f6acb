import { buildCertificateText, type CertificatePayload } from '#domain/certificate'
import type { SignedCertificate } from '#domain/facts/registration-ruled'
import type { CertificateKey } from '../keys/certificate-key.ts'

/** The certificate that the ruling carries to the desk. Ed25519 is deterministic: signed again after a crash, it is the same. */
export function signCertificate(
  key: CertificateKey,
  stated: Omit<CertificatePayload, 'v'>,
): SignedCertificate {
  const payload = buildCertificateText(stated)
  return { payload, signature: key.sign(payload), kid: key.kid }
}
