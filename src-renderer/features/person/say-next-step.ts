import type { useWords } from '../../wording/use-words.ts'
import type { NextStep } from './next-step.ts'

/** The sentence of a next step, with the names and dates that it quotes. */
export function sayNextStep(next: NextStep, t: ReturnType<typeof useWords>['t']): string {
  switch (next.step) {
    case 'duplicate-elsewhere':
    case 'transferred':
      return t(`person/next/${next.step}`, { office: next.office })
    case 'in-review':
      return t('person/next/in-review', { reviewer: next.reviewer, date: next.date })
    case 'dispute-to-answer':
      return t('person/next/dispute-to-answer', { office: next.office, date: next.date })
    default:
      return t(`person/next/${next.step}`)
  }
}
