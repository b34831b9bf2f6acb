import type { GuardianConsent } from '#domain/facts/guardian-consent'
import type { ResidentRegistered } from '#domain/facts/resident-registered'
import type { EvidencePort } from '../../app/evidence-port.ts'

/**
 * Takes a drawn signature out of a registration and keeps it as evidence, which travels apart; the fact names it by its hash. Where
 * there is no way to keep it apart, it stays where it is: nobody is sent away from the counter for that.
 */
export async function keepSignatureApart(
  body: ResidentRegistered,
  subject: string,
  evidence: Pick<EvidencePort, 'keep'>,
): Promise<ResidentRegistered> {
  if (!('guardianConsent' in body)) return body
  return { ...body, guardianConsent: await keepConsentApart(body.guardianConsent, subject, evidence) }
}

/** The same of a consent that is given anew. */
export async function keepConsentApart(
  consent: GuardianConsent,
  subject: string,
  evidence: Pick<EvidencePort, 'keep'>,
): Promise<GuardianConsent> {
  const { signature } = consent
  if (signature.form !== 'on-screen' || !('base64' in signature.image)) return consent
  const bytes = Uint8Array.from(atob(signature.image.base64), (sign) => sign.charCodeAt(0))
  const image = await evidence.keep({ bytes, mediaType: 'image/png', subject }).catch(() => null)
  return image === null ? consent : { ...consent, signature: { form: 'on-screen', image } }
}
