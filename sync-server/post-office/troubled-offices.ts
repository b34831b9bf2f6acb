import { describeFailure } from '../describe-failure.ts'
import type { Surroundings } from './post-office-surroundings.ts'

/** Offices whose own database does not do as asked: it is missing, for instance. Each is tried again by itself, with growing pauses. */
export interface TroubledOffices {
  count(): number
  /** Logged once, not at every try. */
  note(org: string, failure: unknown): void
  forget(org: string): void
  /** No try is begun any more. */
  stop(): void
}

const FIRST_PAUSE_MS = 400
const LONGEST_PAUSE_MS = 30_000

export function watchTroubledOffices(
  log: Surroundings['log'],
  tryAgain: (org: string) => void,
): TroubledOffices {
  const troubled = new Map<string, { readonly pause: number; readonly timer: NodeJS.Timeout }>()
  function forget(org: string): void {
    clearTimeout(troubled.get(org)?.timer)
    troubled.delete(org)
  }
  return {
    count: () => troubled.size,
    note(org, failure) {
      const before = troubled.get(org)
      if (!before) log.warn({ org, failure: describeFailure(failure) }, 'office in trouble')
      const pause = before ? Math.min(before.pause * 2, LONGEST_PAUSE_MS) : FIRST_PAUSE_MS
      clearTimeout(before?.timer)
      troubled.set(org, { pause, timer: setTimeout(() => tryAgain(org), pause) })
    },
    forget,
    stop() {
      for (const org of [...troubled.keys()]) forget(org)
    },
  }
}
