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

/**
 * Offices that have to be looked into, a few at once. Each waits at most once and is in one hand at a time; who rang goes before who is
 * only swept, so that ten thousand quiet offices keep nobody waiting.
 *
 * @param hands offices looked into at once
 * @param lookInto must not reject: one office's trouble is no other's
 * @param onIdle called whenever nothing is left
 */
export function createOfficeQueue(
  hands: number,
  lookInto: (org: string) => Promise<void>,
  onIdle: () => void,
): OfficeQueue {
  const waiting = { rang: new Set<string>(), sweep: new Set<string>() }
  const inHand = new Map<string, Promise<void>>()
  let paused = true

  function takeNext(): string | null {
    for (const line of [waiting.rang, waiting.sweep]) {
      for (const org of line) {
        if (inHand.has(org)) continue
        line.delete(org)
        return org
      }
    }
    return null
  }

  function begin(): void {
    while (!paused && inHand.size < hands) {
      const org = takeNext()
      if (org === null) return
      inHand.set(org, work(org))
    }
  }

  async function work(org: string): Promise<void> {
    // What is known of it already is settled before anything is asked about it.
    await Promise.resolve()
    await lookInto(org)
    inHand.delete(org)
    begin()
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
