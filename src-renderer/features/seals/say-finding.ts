import { isAlteration, type SealFinding } from '#domain/seal/verify-seal'
import type { Mood } from '../../ui/Status.tsx'
import type { useWords } from '../../wording/use-words.ts'

type Say = ReturnType<typeof useWords>['t']

/** What a check found, in one sentence. */
export function sayFinding(found: SealFinding, t: Say): string {
  return t(`seals/finding/${found.finding === 'part-altered' ? found.part : found.finding}`)
}

/** How a fact stands after its check, in two words and a colour that repeats them. */
export function sayVerdict(
  findings: readonly SealFinding[],
  t: Say,
): { readonly mood: Mood; readonly words: string } {
  if (findings.length === 0) return { mood: 'good', words: t('seals/intact') }
  if (findings.some(isAlteration)) return { mood: 'wrong', words: t('seals/altered') }
  // As it should be, and no answer to whether it was altered before.
  if (findings.every(({ finding }) => finding === 'erased'))
    return { mood: 'plain', words: t('seals/erased') }
  return { mood: 'wait', words: t('seals/undecided') }
}
