import type { Registration } from '#domain/registration/registration'
import { useDeskPorts } from '../../app/desk-ports.ts'
import { useDirectory } from '../../app/use-directory.ts'
import { useWords } from '../../wording/use-words.ts'
import { findAnswerDay } from './find-answer-day.ts'

/** By when a person answers, in words for the page and for the slip; null where nobody has promised a day. */
export function useAnswerDay(registration: Registration | null): {
  /** The page's next step says it by itself once the hub has named the day. */
  readonly onPage: string | null
  readonly onSlip: string | null
} {
  const { today } = useDeskPorts()
  const { t } = useWords()
  const directory = useDirectory()
  if (registration === null) return { onPage: null, onSlip: null }
  const { review } = registration
  if (review !== null)
    return { onPage: null, onSlip: t('register/slip/answerDayValue', { date: review.dueOn }) }
  const date = findAnswerDay(registration, today(), directory)
  if (date === null) return { onPage: null, onSlip: null }
  return { onPage: t('person/answerDay', { date }), onSlip: t('register/slip/answerDayExpected', { date }) }
}
