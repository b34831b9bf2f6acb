import type { GuardianConsent } from '#domain/facts/guardian-consent'
import type { ResidentRegistered } from '#domain/facts/resident-registered'
import type { EvidencePort } from '../../app/evidence-port.ts'
import type { ScanInHand } from './scan-in-hand.ts'

export interface ApartPorts {
  readonly evidence: Pick<EvidencePort, 'keep'>
  readonly scan: Pick<ScanInHand, 'get'>
}

/**
 * Takes what was signed out of a registration and keeps it as evidence, which travels apart; the fact names it by its hash. Where there
 * is no way to keep it apart, a drawn signature stays where it is and a scan is left out (the paper has its number): nobody is sent
 * away from the counter for that.
 */
export async function keepSignatureApart(
  body: ResidentRegistered,
  subject: string,
  ports: ApartPorts,
): Promise<ResidentRegistered> {
  if (!('guardianConsent' in body)) return body
  return { ...body, guardianConsent: await keepConsentApart(body.guardianConsent, subject, ports) }
}

/** The same of a consent that is given anew. */
export async function keepConsentApart(
  consent: GuardianConsent,
  subject: string,
  ports: ApartPorts,
): Promise<GuardianConsent> {
  return { ...consent, signature: await keepApart(consent.signature, subject, ports) }
}

async function keepApart(
  signature: GuardianConsent['signature'],
  subject: string,
  { evidence, scan }: ApartPorts,
): Promise<GuardianConsent['signature']> {
  if (signature.form === 'on-screen') {
    if (!('base64' in signature.image)) return signature
    const bytes = Uint8Array.from(atob(signature.image.base64), (sign) => sign.charCodeAt(0))
    const image = await evidence.keep({ bytes, mediaType: 'image/png', subject }).catch(() => null)
    return image === null ? signature : { form: 'on-screen', image }
  }
  const held = scan.get()
  if (held === null || held.reference.evidence !== signature.scan?.evidence) return signature
  const { bytes, mediaType, reference } = held
  const kept = { bytes, mediaType, subject, evidence: reference.evidence }
  return (await evidence.keep(kept).catch(() => null)) === null ? withoutScan(signature) : signature
}

/** A scan that is neither in hand nor named before went with a power cut: a fact must not name what nobody has. */
export function dropLostScan(
  body: ResidentRegistered,
  before: unknown,
  scan: Pick<ScanInHand, 'get'>,
): ResidentRegistered {
  if (!('guardianConsent' in body)) return body
  return { ...body, guardianConsent: dropLostScanOfConsent(body.guardianConsent, before, scan) }
}

/** The same of a consent that is given anew. */
export function dropLostScanOfConsent(
  consent: GuardianConsent,
  before: unknown,
  scan: Pick<ScanInHand, 'get'>,
): GuardianConsent {
  const { signature } = consent
  if (signature.form !== 'paper' || signature.scan == null) return consent
  const { evidence } = signature.scan
  const isThere = scan.get()?.reference.evidence === evidence || isNamedIn(before, evidence)
  return isThere ? consent : { ...consent, signature: withoutScan(signature) }
}

/** Whether an earlier wording names a piece of evidence; its id stands nowhere else. */
export function isNamedIn(before: unknown, evidence: string): boolean {
  return JSON.stringify(before ?? null).includes(evidence)
}

function withoutScan({ paperNumber }: Extract<GuardianConsent['signature'], { form: 'paper' }>) {
  return { form: 'paper', paperNumber } as const
}
