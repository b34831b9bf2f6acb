/** Why an office is looked into: it rang the bell, or it is its turn. */
export type Reason = 'rang' | 'sweep'

export interface OfficeQueue {
  add(orgs: Iterable<string>, reason: Reason): void
  /** Waiting and in hand. */
  size(): number
  /** Begins nothing more; resolves when what is in hand is done. */
  pause(): Promise<void>
  resume(): void
}

export interface QueueWork {
  /** Must not reject: one office's trouble is no other's. */
  lookInto(org: string): Promise<void>
  /** Everybody whose turn it was has been looked into, however many have rung meanwhile. */
  onSwept(): void
  /** Nothing is left. */
  onIdle(): void
}

/**
 * Offices that have to be looked into, a few at once. Each waits at most once and is in one hand at a time; who rang goes before who is
 * only swept, so that ten thousand quiet offices keep nobody waiting.
 *
 * @param hands offices looked into at once
 */
export function createOfficeQueue(hands: number, { lookInto, onSwept, onIdle }: QueueWork): OfficeQueue {
  const waiting = { rang: new Set<string>(), sweep: new Set<string>() }
  const inHand = new Map<string, Promise<void>>()
  let sweepsInHand = 0
  let paused = true

  function takeNext(): { readonly org: string; readonly reason: Reason } | null {
    for (const reason of ['rang', 'sweep'] as const) {
      for (const org of waiting[reason]) {
        if (inHand.has(org)) continue
        waiting[reason].delete(org)
        return { org, reason }
      }
    }
    return null
  }

  function begin(): void {
    while (!paused && inHand.size < hands) {
      const next = takeNext()
      if (next === null) return
      inHand.set(next.org, work(next.org, next.reason === 'sweep'))
    }
  }

  async function work(org: string, isSweep: boolean): Promise<void> {
    if (isSweep) sweepsInHand += 1
    // What is known of it already is settled before anything is asked about it.
    await Promise.resolve()
    await lookInto(org)
    inHand.delete(org)
    if (isSweep) sweepsInHand -= 1
    begin()
    if (isSweep && sweepsInHand === 0 && waiting.sweep.size === 0) onSwept()
    if (size() === 0) onIdle()
  }

  function size(): number {
    return waiting.rang.size + waiting.sweep.size + inHand.size
  }

  return {
    add(orgs, reason) {
      for (const org of orgs) {
        if (waiting.rang.has(org)) continue
        if (reason === 'rang') waiting.sweep.delete(org)
        waiting[reason].add(org)
      }
      begin()
    },
    size,
    async pause() {
      paused = true
      await Promise.all(inHand.values())
    },
    resume() {
      paused = false
      begin()
    },
  }
}
