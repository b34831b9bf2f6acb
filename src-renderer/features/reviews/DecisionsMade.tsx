import { REVIEW_REASON_LIST } from '#domain/code-lists/review-reasons'
import type { Review, ReviewDecision } from '#domain/review/review'
import { useDeskPorts } from '../../app/desk-ports.ts'
import { formatMoment } from '../../ui/format-moment.ts'
import { Status } from '../../ui/Status.tsx'
import { codeWord } from '../../wording/code-words.ts'
import { useWords } from '../../wording/use-words.ts'

/** Who decided what, on which submission, and what the hub made of it. */
export function DecisionsMade({ review }: { readonly review: Review }) {
  const { t, problemSentence } = useWords()
  const { decisions, problems } = review
  if (decisions.length === 0 && problems.length === 0) return null
  const now = decisions.filter(({ answers }) => answers === review.factId)
  const differ = new Set(now.map(({ decision }) => decision.outcome)).size > 1
  return (
    <section className="sheet decisions">
      <h2>{t('review/made/title')}</h2>
      {differ && review.state === 'decided' ? <p>{t('review/made/differ')}</p> : null}
      <ul>
        {decisions.toReversed().map((decided) => (
          <Decided key={decided.factId} decided={decided} times={timesOf(review, decided)} />
        ))}
      </ul>
      {problems.length === 0 ? null : (
        <>
          <h3>{t('review/made/answer')}</h3>
          <ul>
            {problems.map((problem) => (
              <li key={`${problem.field} ${problem.code} ${problemSentence(problem)}`}>
                {problemSentence(problem)}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

function Decided({ decided, times }: { readonly decided: ReviewDecision; readonly times: number | null }) {
  const { identity } = useDeskPorts()
  const { t, language } = useWords()
  const { decision, desk, worker, at, fate } = decided
  const known = identity.workers.find(({ id }) => id === worker)
  const who =
    known === undefined
      ? t('person/timeline/byDeskAlone', { desk })
      : t('person/timeline/byDesk', { worker: known.name, desk })
  const reasons = decision.outcome === 'approve' ? [] : decision.reasons
  const words = decision.outcome === 'approve' ? '' : decision.words
  return (
    <li>
      <p>
        <strong>{t(`review/decision/${decision.outcome}`)}</strong>
        {times === null ? null : <span className="soft"> {t('review/made/earlier', { times })}</span>}
      </p>
      {reasons.length === 0 ? null : (
        <p>
          {reasons
            .map((reason) => codeWord(REVIEW_REASON_LIST, reason, language) ?? '')
            .join(language === 'en' ? ', ' : '、')}
        </p>
      )}
      {words === '' ? null : <p className="own-words">{words}</p>}
      <p className="soft">{t('review/made/by', { who, date: formatMoment(at) })}</p>
      <Status mood={MOODS[fate]}>{t(`review/made/fate/${fate}`)}</Status>
    </li>
  )
}

const MOODS = { waiting: 'wait', taken: 'good', 'not-taken': 'wrong', overruled: 'plain' } as const

/** Which submission a decision was about; null where it is the one that the page shows. */
function timesOf(review: Review, { answers }: ReviewDecision): number | null {
  if (answers === review.factId) return null
  const at = review.versions.findIndex(({ factId }) => factId === answers)
  return at < 0 ? null : at + 1
}
