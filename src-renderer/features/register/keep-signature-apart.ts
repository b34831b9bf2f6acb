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
  const { signature } = body.guardianConsent
  if (signature.form !== 'on-screen' || !('base64' in signature.image)) return body
  const bytes = Uint8Array.from(atob(signature.image.base64), (sign) => sign.charCodeAt(0))
  const image = await evidence.keep({ bytes, mediaType: 'image/png', subject }).catch(() => null)
  if (image === null) return body
  return { ...body, guardianConsent: { ...body.guardianConsent, signature: { form: 'on-screen', image } } }
}
