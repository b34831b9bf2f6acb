import type { Clock } from './clock.ts'

/** A wait that ends early when there is a reason: the network came back, a fact was saved, the worker asked. */
export interface Alarm {
  /** Resolves after the time, at once on `ring`, and at once if it rang since the last wait ended. */
  wait(milliseconds: number): Promise<void>
  ring(): void
}

/** Longer than any desk runs: a wait for nothing but the bell. */
export const UNTIL_IT_RINGS = 2_000_000_000

export function createAlarm(clock: Clock, stop: AbortSignal): Alarm {
  let rung = false
  let wake: AbortController | null = null
  return {
    async wait(milliseconds) {
      if (!rung) {
        wake = new AbortController()
        await clock.sleep(milliseconds, AbortSignal.any([wake.signal, stop]))
      }
      rung = false
      wake = null
    },
    ring() {
      rung = true
      wake?.abort()
    },
  }
}
