import { useDeskPorts } from '../../app/desk-ports.ts'
import { useWatched } from '../../app/use-watched.ts'
import { formatMoment } from '../../ui/format-moment.ts'
import { useWords } from '../../wording/use-words.ts'

/** What the resident takes home until the volunteer number is there. */
export function RegistrationSlip(props: {
  readonly fullName: string
  readonly number: string
  readonly at: string
  /** By when an answer is due, in words; null where nobody promised one. */
  readonly answerDay: string | null
}) {
  const { identity, worker } = useDeskPorts()
  const { t } = useWords()
  const { name } = useWatched(worker)
  return (
    <article className="slip">
      <h1>{t('register/slip/title')}</h1>
      <p>{t('register/slip/body')}</p>
      <dl>
        <dt>{t('register/slip/name')}</dt>
        <dd>{props.fullName}</dd>
        <dt>{t('register/slip/provisional')}</dt>
        <dd>{props.number}</dd>
        <dt>{t('register/slip/office')}</dt>
        <dd>{identity.organisation.name}</dd>
        <dt>{t('register/slip/worker')}</dt>
        <dd>{name}</dd>
        <dt>{t('register/slip/at')}</dt>
        <dd>{formatMoment(props.at)}</dd>
        {props.answerDay === null ? null : (
          <>
            <dt>{t('register/slip/answerDay')}</dt>
            <dd>{props.answerDay}</dd>
          </>
        )}
      </dl>
      <p>{t('register/slip/note')}</p>
    </article>
  )
}
