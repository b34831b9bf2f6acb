import type { Registration } from '#domain/registration/registration'
import { useDeskPorts } from '../../app/desk-ports.ts'
import { useWatched } from '../../app/use-watched.ts'
import { useWords } from '../../wording/use-words.ts'

/** What the family takes home: that the consent is withdrawn, and what follows from it. */
export function WithdrawalSheet({ registration }: { readonly registration: Registration }) {
  const { identity, worker } = useDeskPorts()
  const { t } = useWords()
  const { name } = useWatched(worker)
  const { ended, consent, resident, volunteerNumber, provisionalNumber } = registration
  if (ended?.because !== 'consent-withdrawn' && ended?.because !== 'registration-withdrawn') return null
  const eraseAsked = consent.withdrawals.some((withdrawal) => withdrawal.eraseAsked)
  const lines = [
    ['name', resident.fullName ?? ''],
    ['number', volunteerNumber ?? provisionalNumber ?? ''],
    ['on', ended.on],
    ['office', identity.organisation.name],
    ['worker', name],
  ] as const
  return (
    <article className="slip claim">
      <h1>{t(`consentLife/sheet/${ended.because}`)}</h1>
      <dl>
        {lines.map(([key, value]) => (
          <div className="contents" key={key}>
            <dt>{t(`consentLife/sheet/${key}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p>{t(`consentLife/sheet/ended-${ended.because}`)}</p>
      <p>{t(eraseAsked ? 'consentLife/sheet/noteErase' : 'consentLife/sheet/noteKept')}</p>
      <p className="claim-signatures">
        <span>{t('consentLife/sheet/signedByFamily')}</span>
        <span>{t('consentLife/sheet/signedByWorker')}</span>
      </p>
    </article>
  )
}
