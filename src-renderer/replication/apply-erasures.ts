import type { ErasedSubjects } from '../store/erased-subjects.ts'
import type { Replication } from './replication.ts'

export interface ErasureParts {
  readonly erased: ErasedSubjects
  readonly sync: Pick<Replication, 'watch' | 'sentThrough'>
  /** Lets go of what has not been delivered about somebody. */
  readonly forgetEvidence: (subject: string) => Promise<void>
  readonly onFailure: (error: unknown) => void
}

/**
 * Empties this desk's copies of whoever the hub has erased, as soon as it hears of it and whenever something of them has been delivered
 * since. What a full disk or a power cut interrupts is done at the next change, or the next start.
 */
export function applyErasures({ erased, sync, forgetEvidence, onFailure }: ErasureParts): () => void {
  let working = false
  let again = false

  async function work(): Promise<void> {
    for (const subject of erased.pending.get()) {
      await forgetEvidence(subject)
      await erased.erase(subject, sync.sentThrough())
    }
  }
  async function look(): Promise<void> {
    again = true
    if (working) return
    working = true
    while (again && erased.pending.get().size > 0) {
      again = false
      await work().catch(onFailure)
    }
    working = false
  }
  const begin = (): void => {
    look().catch(onFailure)
  }
  const stops = [erased.pending.watch(begin), sync.watch(begin)]
  return () => {
    for (const stop of stops) stop()
  }
}
