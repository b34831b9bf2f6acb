import type { AnyFact } from '#domain/fact'
import type { ViewedPlace } from '#domain/facts/minor-data-viewed'
import type { PlainDate } from '#domain/plain-date'
import type { DeskStore } from '../../store/desk-store.ts'

/** Notes who looks at a minor's full record (Regulations on the Protection of Minors in Cyberspace 36). */
export interface ViewingLog {
  /**
   * Resolves when the disk has it, at once where it was noted before: one fact for each worker, person, place and day. Rejects with
   * `StoreFailure`.
   */
  note(subject: string, opened: ViewedPlace): Promise<void>
}

interface Surroundings {
  readonly desk: string
  readonly worker: () => string
  readonly today: () => PlainDate
  readonly store: Pick<DeskStore, 'factsOf' | 'append'>
}

export function createViewingLog({ desk, worker, today, store }: Surroundings): ViewingLog {
  // Two pages that open at the same time must not both look first and then both write.
  const noted = new Map<string, Promise<void>>()

  async function write(subject: string, opened: ViewedPlace, day: PlainDate): Promise<void> {
    const by = worker()
    const own = (await store.factsOf(subject)).filter(
      (fact) => fact.desk === desk && fact.worker === by && fact.at.slice(0, 10) === day,
    )
    if (own.some((fact) => saysSo(fact, opened))) return
    await store.append({ subject, kind: 'minor-data-viewed', body: { opened } })
  }
  return {
    note(subject, opened) {
      const day = today()
      const key = [worker(), subject, opened, day].join(' ')
      const before = noted.get(key)
      if (before) return before
      const writing = write(subject, opened, day).catch((error: unknown) => {
        noted.delete(key)
        throw error
      })
      noted.set(key, writing)
      return writing
    },
  }
}

/**
 * Whoever registered the child today has had everything before them: that fact already names them, the desk and the time, and a second
 * one would only say that they read what they had typed. A review is another matter, whoever registered.
 */
function saysSo({ kind, body }: AnyFact, opened: ViewedPlace): boolean {
  if (kind === 'minor-data-viewed') return body.opened === opened
  return kind === 'resident-registered' && opened !== 'review'
}
