import { useDeskPorts } from '../../app/desk-ports.ts'
import { useWatched } from '../../app/use-watched.ts'
import { useWords } from '../../wording/use-words.ts'

/** What the person takes home: what they said, where it goes, and what happens then. */
export function ClaimSheet(props: {
  readonly fullName: string
  readonly number: string
  /** The office that registered them. */
  readonly concerns: string
  readonly statement: string
  readonly openedOn: string
}) {
  const { identity, worker } = useDeskPorts()
  const { t } = useWords()
  const { name } = useWatched(worker)
  const lines = [
    ['name', props.fullName],
    ['number', props.number],
    ['concerns', props.concerns],
    ['statement', props.statement],
    ['on', props.openedOn],
    ['heardAt', identity.organisation.name],
    ['worker', name],
  ] as const
  return (
    <article className="slip claim">
      <h1>{t('elsewhere/claim/title')}</h1>
      <dl>
        {lines.map(([key, value]) => (
          <div className="contents" key={key}>
            <dt>{t(`elsewhere/claim/${key}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p>{t('elsewhere/claim/note')}</p>
      <p className="claim-signatures">
        <span>{t('elsewhere/claim/signedByPerson')}</span>
        <span>{t('elsewhere/claim/signedByWorker')}</span>
      </p>
    </article>
  )
}
