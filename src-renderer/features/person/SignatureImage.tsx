import type { ResidentDraft } from '#domain/registration/resident-draft'
import { useWords } from '../../wording/use-words.ts'
import { EvidenceImage } from './EvidenceImage.tsx'
import './person.css'

type Signature = NonNullable<NonNullable<ResidentDraft['guardianConsent']>['signature']>

/** What was signed: the image inside the fact, or the evidence that the fact names; the scan of a paper form likewise. */
export function SignatureImage({ signature }: { readonly signature: Signature | null | undefined }) {
  const { t } = useWords()
  if (signature?.image?.base64) {
    return (
      <img
        className="consent-signature"
        src={`data:image/png;base64,${signature.image.base64}`}
        alt={t('person/signatureAlt')}
      />
    )
  }
  const named = signature?.image ?? signature?.scan
  if (!named) return null
  const alt = t(signature?.form === 'paper' ? 'person/scanAlt' : 'person/signatureAlt')
  return <EvidenceImage key={named.evidence} named={named} alt={alt} />
}
