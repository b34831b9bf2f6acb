import type { AnyFact } from '#domain/fact'
import type { RebuildProgress } from './desk-store.ts'
import type { FactLog } from './fact-log.ts'

/** A thousand facts are read in a blink, and hold less memory than the roster. */
const PAGE = 1000

/** Hands over every fact on the disk, subject by subject: they are neighbours in the log, so memory holds one page at a time. */
export async function eachSubject(
  log: Pick<FactLog, 'count' | 'everything'>,
  visit: (facts: readonly AnyFact[]) => void,
  onProgress: (progress: RebuildProgress) => void,
): Promise<void> {
  const total = await log.count()
  let pending: AnyFact[] = []
  let done = 0
  for await (const facts of log.everything(PAGE)) {
    for (const fact of facts) {
      if (pending[0] && pending[0].subject !== fact.subject) {
        visit(pending)
        pending = []
      }
      pending.push(fact)
    }
    done += facts.length
    onProgress({ done, total })
  }
  if (pending.length > 0) visit(pending)
}
