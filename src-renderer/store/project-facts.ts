import type { AnyFact } from '#domain/fact'
import { buildGroupRow } from './build-group-row.ts'
import { buildNoticeRow, findNoticeOf } from './build-notice-row.ts'
import { buildRegistrationRow } from './build-registration-row.ts'
import { buildReviewRow } from './build-review-row.ts'
import type { RebuildProgress } from './desk-store.ts'
import { eachSubject } from './each-subject.ts'
import type { FactLog } from './fact-log.ts'
import { createReadModels, type ReadModels } from './read-models.ts'
import type { Row, RowTable } from './row-table.ts'

/** Folds arrived facts into the read models: one read for what is known of their subjects, one fold each. */
export async function projectFacts(
  log: FactLog,
  models: ReadModels,
  org: string,
  arrived: readonly AnyFact[],
): Promise<void> {
  const fresh = new Map<string, Map<string, AnyFact>>()
  for (const fact of arrived) {
    const subject = findRowOf(fact)
    if (subject === null) continue
    const facts = fresh.get(subject) ?? new Map<string, AnyFact>()
    fresh.set(subject, facts.set(fact.id, fact))
  }
  const older = [...fresh].flatMap(([subject, facts]) =>
    knownFacts(models, subject).filter((id) => !facts.has(id)),
  )
  for (const fact of older.length === 0 ? [] : await log.factsById(older)) {
    fresh.get(findRowOf(fact) ?? '')?.set(fact.id, fact)
  }
  for (const [subject, facts] of fresh) putRows(models, org, subject, [...facts.values()])
}

/** Folds everything again. Memory holds one page of facts and the rows. */
export async function projectEverything(
  log: FactLog,
  org: string,
  onProgress: (progress: RebuildProgress) => void,
): Promise<ReadModels> {
  const models = createReadModels()
  function project(about: readonly AnyFact[]): void {
    const rows = Map.groupBy(about, findRowOf)
    for (const [subject, facts] of rows) if (subject !== null) putRows(models, org, subject, facts)
  }
  await eachSubject(log, project, onProgress)
  return models
}

/** The row that a fact belongs to: its subject's, or a notice's. Null where no list shows it. */
function findRowOf(fact: AnyFact): string | null {
  const type = fact.subject.slice(0, fact.subject.indexOf(':'))
  if (type === 'registration' || type === 'group') return fact.subject
  return type === 'organisation' ? findNoticeOf(fact) : null
}

/** Every subject has a row in one of the tables at least, and each row names all of its subject's facts. */
function knownFacts({ roster, groups, reviews, notices }: ReadModels, subject: string): readonly string[] {
  const row = roster.get(subject) ?? groups.get(subject) ?? reviews.get(subject) ?? notices.get(subject)
  return row?.factIds ?? []
}

function putRows(models: ReadModels, org: string, subject: string, facts: readonly AnyFact[]): void {
  if (subject.startsWith('registration:')) {
    set(models.roster, subject, buildRegistrationRow(facts, org))
    set(models.reviews, subject, buildReviewRow(facts, org))
  } else if (subject.startsWith('group:')) {
    set(models.groups, subject, buildGroupRow(facts))
    set(models.reviews, subject, buildReviewRow(facts, org))
  } else {
    set(models.notices, subject, buildNoticeRow(subject, facts))
  }
}

function set<R extends Row>(table: RowTable<R>, subject: string, row: R | null): void {
  if (row === null) table.remove(subject)
  else table.put(row)
}
