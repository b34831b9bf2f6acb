import { sealEvidence } from '#contracts/seal-evidence'
import type { EvidenceReceived } from '#domain/facts/evidence-received'
import type { EvidenceMediaType, EvidenceReference } from '#domain/facts/evidence-reference'
import { unreachable } from '#domain/result'
import { createAlarm, UNTIL_IT_RINGS } from '../replication/alarm.ts'
import { backOffDelay } from '../replication/back-off.ts'
import type { Clock } from '../replication/clock.ts'
import type { HubConnection } from '../replication/hub-connection.ts'
import type { EvidenceShelf, ShelvedItem } from './evidence-shelf.ts'
import { sendItem } from './send-item.ts'

/** What is on its way, as the sync page says it. */
export interface EvidenceProgress {
  /** Pieces that the hub has not confirmed, and bytes of them that it has not got. */
  readonly waiting: number
  readonly bytesLeft: number
  /** Pieces that the hub does not take, or that reached it damaged. */
  readonly stuck: number
}

export interface KeptEvidence {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly mediaType: EvidenceMediaType
  readonly subject: string
  /** Its name, where it has one already. */
  readonly evidence?: string
}

export interface EvidenceChannel {
  /** Seals a signature or a scan and keeps it to be sent; null where no hub has told this desk yet what to seal it to. */
  keep(kept: KeptEvidence): Promise<EvidenceReference | null>
  /** Takes whatever is on the shelf about somebody off this disk, sent or not. */
  forget(subject: string): Promise<void>
  progress(): EvidenceProgress
  watch(listener: () => void): () => void
  /** Resolves when no request is under way. What is on the shelf stays there. */
  stop(): Promise<void>
}

export interface EvidenceOptions {
  readonly shelf: EvidenceShelf
  readonly connection: HubConnection
  readonly desk: string
  readonly org: string
  readonly worker: () => string
  readonly clock: Clock
  readonly random: () => number
  readonly newId: () => string
  /** The hub's export key, as the directory has it. */
  readonly hubKey: () => string | null
  /** The exchange of facts: evidence goes only while that has nothing to do. */
  readonly facts: { isIdle(): boolean; watch(listener: () => void): () => void }
  /** What the hub has said of a piece of evidence, in the facts about its subject. */
  readonly findAnswer: (item: ShelvedItem) => Promise<EvidenceReceived['state'] | null>
  readonly onFailure: (error: unknown) => void
}

/** Answers looked for in one turn: after days offline there may be hundreds. */
const ANSWERS_AT_ONCE = 50

/** Sends what is on the shelf, one document after the other, the smallest piece first: a signature does not wait for a photo. */
export function startEvidence(options: EvidenceOptions): EvidenceChannel {
  const { shelf, clock, facts } = options
  const stop = new AbortController()
  const alarm = createAlarm(clock, stop.signal)
  const listeners = new Set<() => void>()
  const left = new Map<string, number>()
  const sent = new Set<string>()
  const stuck = new Set<string>()
  let failures = 0
  let notBefore = Number.NEGATIVE_INFINITY
  let progress = measure()

  function measure(): EvidenceProgress {
    const items = shelf.items()
    const bytesLeft = items.reduce((sum, { evidence, bytes }) => sum + (left.get(evidence) ?? bytes), 0)
    return { waiting: items.length, bytesLeft, stuck: stuck.size }
  }
  function tell(): void {
    const next = measure()
    const isSame =
      next.waiting === progress.waiting &&
      next.bytesLeft === progress.bytesLeft &&
      next.stuck === progress.stuck
    if (isSame) return
    progress = next
    for (const listener of [...listeners]) listener()
  }

  /** Lets go of what the hub has confirmed. What it calls damaged stays: this may be the only good copy. */
  async function hearAnswers(): Promise<void> {
    const asked = shelf.items().filter(({ evidence }) => sent.has(evidence) && !stuck.has(evidence))
    const verified = new Set<string>()
    for (const item of asked.slice(0, ANSWERS_AT_ONCE)) {
      const answer = await options.findAnswer(item)
      if (answer === 'verified') verified.add(item.evidence)
      if (answer === 'damaged') stuck.add(item.evidence)
    }
    if (verified.size > 0) await shelf.release(verified)
    for (const evidence of verified) {
      sent.delete(evidence)
      left.delete(evidence)
    }
    tell()
  }

  function findNext(): ShelvedItem | undefined {
    return shelf
      .items()
      .filter(({ evidence }) => !sent.has(evidence) && !stuck.has(evidence))
      .toSorted((one, other) => one.bytes - other.bytes)[0]
  }

  async function step(): Promise<void> {
    await hearAnswers()
    const next = findNext()
    if (next === undefined || !facts.isIdle()) return alarm.wait(UNTIL_IT_RINGS)
    const pause = notBefore - clock.now()
    if (pause > 0) return alarm.wait(pause)
    const answer = await sendItem(next, {
      connection: options.connection,
      clock,
      stop: stop.signal,
      mayGoOn: facts.isIdle,
      read: shelf.read,
      onLeft(item, bytes) {
        // The line is good: what fails later begins its waiting anew.
        failures = 0
        left.set(item.evidence, bytes)
        tell()
      },
    })
    switch (answer) {
      case 'sent':
        sent.add(next.evidence)
        return
      case 'refused':
        stuck.add(next.evidence)
        return tell()
      case 'no-line':
        return waitAfterFailure()
      case 'paused':
      case 'stopped':
        return
      default:
        return unreachable(answer)
    }
  }
  async function waitAfterFailure(): Promise<void> {
    failures += 1
    const delay = backOffDelay(failures, options.random)
    notBefore = clock.now() + delay
    await alarm.wait(delay)
  }
  /** Nothing ends it but `stop`: a failure of this machine's disk is told and tried again. */
  async function forever(): Promise<void> {
    while (!stop.signal.aborted) {
      try {
        await step()
      } catch (error) {
        options.onFailure(error)
        await waitAfterFailure()
      }
    }
  }

  const unwatch = facts.watch(alarm.ring)
  const ended = forever()
  return {
    async keep({ bytes, mediaType, subject, evidence = options.newId() }) {
      const key = options.hubKey()
      if (key === null) return null
      const { desk, org } = options
      const about = { evidence, desk, org, worker: options.worker(), subject, mediaType }
      const sealed = await sealEvidence(bytes, about, key)
      await shelf.put(sealed)
      tell()
      alarm.ring()
      return sealed.reference
    },
    async forget(subject) {
      const items = shelf.items().filter((item) => item.subject === subject)
      if (items.length === 0) return
      await shelf.forget(new Set(items.map(({ evidence }) => evidence)))
      for (const { evidence } of items) {
        sent.delete(evidence)
        stuck.delete(evidence)
        left.delete(evidence)
      }
      tell()
    },
    progress: () => progress,
    watch(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    async stop() {
      unwatch()
      stop.abort()
      await ended
      await shelf.close()
    },
  }
}
