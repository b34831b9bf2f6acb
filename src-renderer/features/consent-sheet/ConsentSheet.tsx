import { briefOf, consentStateOn } from '#domain/consent/consent-record'
import { useDeskPorts } from '../../app/desk-ports.ts'
import { useDirectory } from '../../app/use-directory.ts'
import { useWords } from '../../wording/use-words.ts'
import { describeCircumstances, describePeople, describeScopes } from './describe-sheet.ts'
import { SheetNotice } from './SheetNotice.tsx'
import { SheetAnswers, SheetTable, WriteHere } from './SheetParts.tsx'
import { SheetSignatures } from './SheetSignatures.tsx'
import type { GivenConsent } from './use-given-consent.ts'
import './consent-sheet.css'

/** A consent as it was given, on paper: what was asked and answered, by whom, before whom, on which text, and how to take it back. */
export function ConsentSheet(props: {
  readonly given: GivenConsent
  /** Address of the drawn signature; null where this desk cannot show it. */
  readonly signatureImage: string | null
}) {
  const { given, signatureImage } = props
  const { registration, party, fact } = given
  const { identity, today } = useDeskPorts()
  const directory = useDirectory()
  const words = useWords()
  const { t } = words
  const { volunteerNumber, provisionalNumber, resident, consent } = registration
  const own = identity.organisation
  const office = fact.org === own.code ? own.name : (directory.findName(fact.org) ?? own.name)
  const state = consentStateOn(briefOf(consent), today())
  const notice = (resident.guardianConsent ?? resident.ownConsent)?.notice
  return (
    <article className="consent-sheet" aria-label={t(`consentSheet/title/${party}`)}>
      <header>
        <p className="sheet-copy">{t(`consentSheet/copy/${party}`)}</p>
        <h1>{t(`consentSheet/title/${party}`)}</h1>
        <p className="sheet-numbers">
          <span>
            {t('consentSheet/office')} <b>{office}</b>
          </span>
          <span>
            {t(volunteerNumber === null ? 'consentSheet/provisional' : 'consentSheet/number')}{' '}
            <b>{volunteerNumber ?? provisionalNumber ?? ''}</b>
          </span>
        </p>
      </header>
      {state === 'valid' ? null : (
        <p className="sheet-state">
          {t('consentSheet/standsNow', { date: today(), state: t(`consentLife/state/${state}`) })}
        </p>
      )}
      {describePeople(given, words).map((part) => (
        <SheetTable key={part.title} {...part} />
      ))}
      <SheetAnswers title={t('consentSheet/sections/answers')} answers={describeScopes(given, words)} />
      <SheetSignatures given={given} office={office} signatureImage={signatureImage} />
      <SheetTable
        title={t('consentSheet/sections/circumstances')}
        lines={describeCircumstances(given, words)}
      />
      <section className="sheet-part sheet-rights">
        <h2>{t('consentSheet/sections/rights')}</h2>
        <p>{t(`consentSheet/rights/${party}`)}</p>
        <p>
          {t('consentSheet/call', { office })} <WriteHere />
        </p>
        <p>{t('consentSheet/complain')}</p>
      </section>
      <SheetNotice
        title={t('consentSheet/noticeTitle')}
        version={notice?.version ?? ''}
        language={notice?.language ?? ''}
        office={office}
      />
    </article>
  )
}
