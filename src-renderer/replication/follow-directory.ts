import { z } from 'zod'
import type { FactExchange } from '../store/fact-exchange.ts'
import { createAlarm, UNTIL_IT_RINGS } from './alarm.ts'
import type { Clock } from './clock.ts'
import { readDirectoryPage } from './read-directory.ts'
import type { HubLine } from './send-facts.ts'

const CHECKPOINT = 'directory'
const EVERY_MS = 10 * 60_000
const AGAIN_MS = 60_000
/** Read whole now and then: a directory that was set up anew does not say what is missing in it. */
const WHOLE_EVERY_MS = 7 * 24 * 60 * 60_000

const Place = z.object({ since: z.string(), wholeAt: z.number() })
type Place = z.infer<typeof Place>
const NOWHERE: Place = { since: '0', wholeAt: Number.MIN_SAFE_INTEGER }

export interface DirectoryFollower {
  /**
   * `served`: the line is there, so read where it is time. `news`: facts came in, and a ruling often goes with a change of the directory.
   * `asked`: the worker wants to know now.
   */
  look(because: 'served' | 'news' | 'asked'): void
  /** Resolves after `stop`. */
  readonly ended: Promise<void>
}

/**
 * Keeps the directory up to date beside the facts: what cannot be had keeps no fact waiting, and whatever is wrong with the line, the
 * feed of facts meets it too and says so. After a failure it asks no more until that feed is served again.
 */
export async function followDirectory(
  exchange: FactExchange,
  line: HubLine,
  clock: Clock,
  onFailure: (error: unknown) => void,
): Promise<DirectoryFollower> {
  const alarm = createAlarm(clock, line.stop)
  let place = readPlace(await exchange.findCheckpoint(CHECKPOINT))
  /** Ids met since the beginning, while it is being read whole in one go. */
  let met: Set<string> | null = null
  let askedAt = Number.NEGATIVE_INFINITY
  let patience = 0

  async function keepPlace(next: Place): Promise<void> {
    place = next
    await exchange.keepCheckpoint(CHECKPOINT, JSON.stringify(next))
  }
  function beginAnew(): void {
    place = { ...place, since: '0' }
    met = new Set()
  }
  async function finishWhole(seen: ReadonlySet<string>): Promise<void> {
    const gone = exchange.directoryIds().filter((id) => !seen.has(id))
    await exchange.changeDirectory(new Map(gone.map((id) => [id, null])))
    met = null
    await keepPlace({ ...place, wholeAt: clock.now() })
  }

  /** False where the line did not hold; what was read is kept. */
  async function readOn(): Promise<boolean> {
    if (clock.now() - place.wholeAt >= WHOLE_EVERY_MS && met === null) beginAnew()
    for (;;) {
      const answer = await readDirectoryPage(line, place.since)
      if (answer.outcome === 'refused' && answer.because === 'malformed' && place.since !== '0') {
        // The hub does not know our place in its feed.
        beginAnew()
        continue
      }
      if (answer.outcome !== 'page') return false
      await exchange.changeDirectory(answer.changes)
      for (const id of answer.changes.keys()) met?.add(id)
      // After the entries: a place that lags behind only means that some are read twice.
      if (answer.lastSeq !== place.since) await keepPlace({ ...place, since: answer.lastSeq })
      if (!answer.atEnd) continue
      if (met !== null) await finishWhole(met)
      return true
    }
  }

  async function run(): Promise<void> {
    let next = UNTIL_IT_RINGS
    while (!line.stop.aborted) {
      await alarm.wait(next)
      if (line.stop.aborted) return
      askedAt = clock.now()
      const done = await readOn().catch((failure: unknown) => {
        onFailure(failure)
        return false
      })
      next = done ? EVERY_MS : UNTIL_IT_RINGS
      patience = done ? EVERY_MS : AGAIN_MS
    }
  }

  return {
    look: (because) => {
      const wait = { served: patience, news: Math.min(patience, AGAIN_MS), asked: 0 }[because]
      if (clock.now() - askedAt >= wait) alarm.ring()
    },
    ended: run(),
  }
}

function readPlace(text: string | null): Place {
  try {
    const read = Place.safeParse(JSON.parse(text ?? 'null'))
    return read.success ? read.data : NOWHERE
  } catch {
    return NOWHERE
  }
}
