import { useDeskPorts } from '../../app/desk-ports.ts'
import { formatMoment } from '../../ui/format-moment.ts'
import { useWords } from '../../wording/use-words.ts'
import type { GivenConsent } from './use-given-consent.ts'

/** Who signed, how, and before whom: worker, desk, place and the desk's clock. */
export function SheetSignatures(props: {
  readonly given: GivenConsent
  readonly office: string
  readonly signatureImage: string | null
}) {
  const { given, office, signatureImage } = props
  const { fact, party } = given
  const { identity } = useDeskPorts()
  const { t } = useWords()
  const worker = identity.workers.find(({ id }) => id === fact.worker)?.name
  const desk = fact.desk === identity.desk.code ? identity.desk.name : fact.desk
  const witness = [
    ['witness', worker ?? t('consentSheet/witnessUnknown')],
    ['desk', desk],
    ['place', office],
    ['at', formatMoment(fact.at)],
  ] as const
  return (
    <section className="sheet-part">
      <h2>{t('consentSheet/sections/signatures')}</h2>
      <div className="sheet-halves">
        <div className="sheet-signed">
          <p className="sheet-label">{t(`consentSheet/signature/${party}`)}</p>
          <Signed given={given} signatureImage={signatureImage} />
        </div>
        <div className="sheet-witness">
          {witness.map(([key, value]) => (
            <p key={key}>
              <span className="sheet-witness-name">{t(`consentSheet/${key}`)}</span>
              <b>{value}</b>
            </p>
          ))}
        </div>
      </div>
    </section>
  )
}

function Signed({
  given,
  signatureImage,
}: Pick<Parameters<typeof SheetSignatures>[0], 'given' | 'signatureImage'>) {
  const { t } = useWords()
  const { guardianConsent } = given.registration.resident
  if (!guardianConsent) return <p className="sheet-how">{t('consentSheet/answeredAtCounter')}</p>
  const { signature, guardian } = guardianConsent
  if (signature?.paperNumber) {
    return <p className="sheet-how">{t('consentSheet/signedOnPaper', { number: signature.paperNumber })}</p>
  }
  if (signatureImage !== null) {
    return <img src={signatureImage} alt={t('consent/signedBy', { name: guardian?.fullName ?? '' })} />
  }
  return (
    <p className="sheet-how">
      {t('consentSheet/signedAsEvidence')}
      <code>{signature?.image?.sha256 ?? ''}</code>
    </p>
  )
}
