import type { ReviewRow } from '../../store/review-row.ts'
import type { Mood } from '../../ui/Status.tsx'
import type { useWords } from '../../wording/use-words.ts'
import type { ReviewDue } from './review-due.ts'

type Translate = ReturnType<typeof useWords>['t']

/** How long there is still to decide, in words; the colour repeats them. */
export function sayDue(due: ReviewDue | null, t: Translate): { readonly mood: Mood; readonly words: string } {
  if (due === null) return { mood: 'plain', words: t('reviews/due/unknown') }
  const { clock, days } = due
  if (clock === 'red') {
    return { mood: 'wrong', words: t(days === 0 ? 'reviews/due/over' : 'reviews/due/late', { days }) }
  }
  const mood = clock === 'amber' ? 'wait' : 'plain'
  return { mood, words: t(days === 0 ? 'reviews/due/today' : 'reviews/due/days', { days }) }
}

/** What became of it, or what was decided here while the hub has not ruled. */
export function sayOutcome(
  { state, outcome }: Pick<ReviewRow, 'state' | 'outcome'>,
  t: Translate,
): { readonly mood: Mood; readonly words: string } {
  if (outcome === null) {
    return state === 'decided'
      ? { mood: 'wait', words: t('reviews/outcome/decidedDiffer') }
      : { mood: 'plain', words: t('reviews/outcome/erased') }
  }
  if (state === 'decided' && outcome !== 'duplicate') {
    return { mood: 'wait', words: t(`reviews/outcome/${DECIDED[outcome]}`) }
  }
  return { mood: MOODS[outcome], words: t(`reviews/outcome/${outcome}`) }
}

const DECIDED = { approve: 'decidedApprove', return: 'decidedReturn', refuse: 'decidedRefuse' } as const
const MOODS = { approve: 'good', return: 'wait', refuse: 'wrong', duplicate: 'wrong' } as const
