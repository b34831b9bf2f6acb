import { useState } from 'react'
import type { Result } from '#domain/result'
import { toStoreFailure } from '../../store/store-failure.ts'
import { useWords } from '../../wording/use-words.ts'
import type { ClaimProblem } from './claim-problem.ts'

/** Writes something down once, and says in words what keeps it from being written. */
export function useClaim(write: () => Promise<Result<unknown, ClaimProblem>>) {
  const { t } = useWords()
  const [saving, setSaving] = useState(false)
  const [said, setSaid] = useState<string | null>(null)

  async function submit(): Promise<void> {
    if (saving) return
    setSaving(true)
    try {
      const answer = await write()
      setSaid(answer.ok ? null : answer.problems.map(({ code }) => t(`elsewhere/problems/${code}`)).join(' '))
    } catch (error) {
      setSaid(t(`frame/storeFailure/${toStoreFailure(error).reason}`))
    } finally {
      setSaving(false)
    }
  }
  return { saving, said, submit }
}
