import type { Review } from '#domain/review/review'
import { useDeskPorts } from '../../app/desk-ports.ts'
import { formatMoment } from '../../ui/format-moment.ts'
import { useWords } from '../../wording/use-words.ts'
import { describeGuardianConsent, describeOwnConsent } from '../person/describe-consent.ts'
import { describeResident } from '../person/describe-resident.ts'
import { type ChangedField, compareFields } from './compare-fields.ts'
import { describeGroup } from './describe-group.ts'

/** What changed from one submission to the next, newest first: only changed fields, old and new side by side. */
export function VersionComparison(props: { readonly review: Review; readonly consentOpened: boolean }) {
  const { review, consentOpened } = props
  const { today } = useDeskPorts()
  const words = useWords()
  const { t } = words
  const { versions } = review
  if (versions.length < 2) return null
  const described =
    review.about === 'group'
      ? review.versions.map(({ draft }) => ({ plain: describeGroup(draft, words), guarded: [] }))
      : review.versions.map(({ draft }) => ({
          plain: [...describeResident(draft, words, today()), ...describeOwnConsent(draft, words)],
          guarded: describeGuardianConsent(draft, words),
        }))
  const steps = versions.slice(1).map((version, index) => {
    const [before, after] = [described[index], described[index + 1]]
    const changed = compareFields(before?.plain ?? [], after?.plain ?? [])
    const guarded = compareFields(before?.guarded ?? [], after?.guarded ?? [])
    return { version, times: index + 2, changed, guarded }
  })
  return (
    <section className="sheet versions">
      <h2>{t('review/versions/title')}</h2>
      {steps.toReversed().map(({ version, times, changed, guarded }) => {
        const shown = consentOpened ? [...changed, ...guarded] : changed
        return (
          <div key={version.factId}>
            <p className="soft">
              {t('review/versions/of', { times, date: formatMoment(version.at) })}
              {version.reason === null ? '' : ` · ${t('review/versions/reason', { reason: version.reason })}`}
            </p>
            {shown.length > 0 ? <ChangedFields fields={shown} /> : null}
            {guarded.length > 0 && !consentOpened ? <p>{t('review/consent/changed')}</p> : null}
            {changed.length + guarded.length === 0 ? <p>{t('review/versions/none')}</p> : null}
          </div>
        )
      })}
    </section>
  )
}

function ChangedFields({ fields }: { readonly fields: readonly ChangedField[] }) {
  const { t } = useWords()
  const empty = <span className="soft">{t('review/versions/empty')}</span>
  return (
    <table className="changed">
      <thead>
        <tr>
          <td />
          <th scope="col">{t('review/versions/before')}</th>
          <th scope="col">{t('review/versions/after')}</th>
        </tr>
      </thead>
      <tbody>
        {fields.map(({ field, name, before, after, isRenewed }) => (
          <tr key={field}>
            <th scope="row">{name}</th>
            <td>{before === '' ? empty : <del>{before}</del>}</td>
            <td>
              {after === '' ? empty : isRenewed ? t('review/versions/renewed', { value: after }) : after}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
