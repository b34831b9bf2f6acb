import type { Review } from '#domain/review/review'
import { ConsentSummary } from '../person/ConsentSummary.tsx'
import { PersonDetails } from '../person/PersonDetails.tsx'
import { SealSection } from '../seals/SealSection.tsx'
import { ConsentGate } from './ConsentGate.tsx'
import { GroupDetails } from './GroupDetails.tsx'
import { OpenedConsent } from './OpenedConsent.tsx'
import { VersionComparison } from './VersionComparison.tsx'

/** What there is to read before deciding. A guardian's consent is shown to who opens it. */
export function ReviewContent(props: {
  readonly review: Review
  readonly consentOpened: boolean
  readonly onOpenConsent: () => void
}) {
  const { review, consentOpened } = props
  if (review.about === 'group') {
    const draft = review.versions.at(-1)?.draft
    return (
      <div className="stack">
        <VersionComparison review={review} consentOpened={consentOpened} />
        {draft === undefined ? null : <GroupDetails draft={draft} />}
      </div>
    )
  }
  const resident = review.versions.at(-1)?.draft
  if (resident === undefined) return <div className="stack" />
  return (
    <div className="stack">
      <VersionComparison review={review} consentOpened={consentOpened} />
      {review.needsConsentOpened && !consentOpened ? <ConsentGate onOpen={props.onOpenConsent} /> : null}
      {review.needsConsentOpened && consentOpened ? <OpenedConsent resident={resident} /> : null}
      <PersonDetails resident={resident} />
      {review.needsConsentOpened ? null : <ConsentSummary resident={resident} />}
      <SealSection subject={review.subject} />
    </div>
  )
}
