import type { AnyFact } from '#domain/fact'
import { buildRegistrationRow } from './build-registration-row.ts'
import type { RebuildProgress } from './desk-store.ts'
import type { FactLog } from './fact-log.ts'
import type { RegistrationRow } from './registration-row.ts'
import type { Roster } from './roster.ts'

/** Folds arrived facts into the roster: one read for what is known of their subjects, one fold each. */
export async function projectFacts(
  log: FactLog,
  roster: Roster,
  arrived: readonly AnyFact[],
): Promise<readonly RegistrationRow[]> {
  const fresh = new Map<string, Map<string, AnyFact>>()
  for (const fact of arrived) {
    if (!fact.subject.startsWith('registration:')) continue
    const facts = fresh.get(fact.subject) ?? new Map<string, AnyFact>()
    fresh.set(fact.subject, facts.set(fact.id, fact))
  }
  const older = [...fresh].flatMap(([subject, facts]) =>
    (roster.get(subject)?.factIds ?? []).filter((id) => !facts.has(id)),
  )
  for (const fact of older.length === 0 ? [] : await log.factsById(older)) {
    fresh.get(fact.subject)?.set(fact.id, fact)
  }
  const rows = [...fresh.values()].map((facts) => buildRegistrationRow([...facts.values()]))
  return rows.filter((row) => row !== null)
}

/** Folds everything again. Subjects are neighbours in the log, so memory holds one page of facts and the rows. */
export async function projectEverything(
  log: FactLog,
  onProgress: (progress: RebuildProgress) => void,
): Promise<readonly RegistrationRow[]> {
  const total = await log.count()
  const rows: RegistrationRow[] = []
  let pending: AnyFact[] = []
  let done = 0
  function finish(): void {
    const row = pending[0]?.subject.startsWith('registration:') ? buildRegistrationRow(pending) : null
    if (row) rows.push(row)
    pending = []
  }
  for await (const facts of log.everything(1000)) {
    for (const fact of facts) {
      if (pending[0] && pending[0].subject !== fact.subject) finish()
      pending.push(fact)
    }
    done += facts.length
    onProgress({ done, total })
  }
  finish()
  return rows
}
