import type { ResidentDraft } from '#domain/registration/resident-draft'
import { useWords } from '../../wording/use-words.ts'
import { describeGuardianConsent } from '../person/describe-consent.ts'
import { SignatureImage } from '../person/SignatureImage.tsx'
import '../person/person.css'
import './reviews.css'

/** The whole of a guardian's consent: who, on what ground, shown by what, each answer, and the signature. */
export function OpenedConsent({ resident }: { readonly resident: ResidentDraft }) {
  const words = useWords()
  const { t } = words
  const said = describeGuardianConsent(resident, words).filter(({ value }) => value !== '')
  return (
    <section className="sheet">
      <h2>{t('review/consent/title')}</h2>
      <p className="soft">{t('review/consent/opened')}</p>
      {said.length === 0 ? <p>{t('review/consent/none')}</p> : null}
      <dl className="facts halves">
        {said.map(({ field, name, value }) => (
          <div className="contents" key={field}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <SignatureImage signature={resident.guardianConsent?.signature} />
    </section>
  )
}
