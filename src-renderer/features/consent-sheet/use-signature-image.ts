import type { ResidentDraft } from '#domain/registration/resident-draft'
import { useEvidence } from '../person/use-evidence.ts'

type Signature = NonNullable<NonNullable<ResidentDraft['guardianConsent']>['signature']>

/** Where the drawn signature can be shown from: the fact itself, or the evidence it names. Null where it cannot be had here. */
export function useSignatureImage(signature: Signature | null | undefined): string | null {
  const image = signature?.image
  const { shown } = useEvidence(image?.evidence ? image : null)
  if (image?.base64) return `data:image/png;base64,${image.base64}`
  return shown.state === 'fetched' ? shown.address : null
}
