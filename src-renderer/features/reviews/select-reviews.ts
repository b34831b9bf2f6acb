import type { ReviewRow } from '../../store/review-row.ts'

/** Why something has to be decided on its own page. */
export type NotInBatch = 'not-open' | 'not-readable' | 'group' | 'consent-not-opened'

/** Null where it may be approved together with others: a registration of an adult, which this desk can read. */
export function whyNotInBatch(
  row: Pick<ReviewRow, 'state' | 'about' | 'isReadable' | 'needsConsentOpened'>,
): NotInBatch | null {
  if (row.state !== 'open') return 'not-open'
  if (!row.isReadable) return 'not-readable'
  if (row.about === 'group') return 'group'
  return row.needsConsentOpened ? 'consent-not-opened' : null
}

export interface Selection {
  readonly subjects: ReadonlySet<string>
  /** Where the last click without Shift was: a click with Shift takes everything between. */
  readonly anchor: string | null
}

export const NOTHING_SELECTED: Selection = { subjects: new Set(), anchor: null }

/** One row on or off; with Shift, everything from the last click to here on. */
export function select(
  { subjects, anchor }: Selection,
  ordered: readonly ReviewRow[],
  subject: string,
  withShift: boolean,
): Selection {
  const from = ordered.findIndex((row) => row.subject === anchor)
  const to = ordered.findIndex((row) => row.subject === subject)
  if (withShift && from >= 0 && to >= 0) {
    const between = ordered.slice(Math.min(from, to), Math.max(from, to) + 1)
    return { subjects: new Set([...subjects, ...selectable(between)]), anchor }
  }
  const next = new Set(subjects)
  if (!next.delete(subject)) next.add(subject)
  return { subjects: next, anchor: subject }
}

export function selectAll(ordered: readonly ReviewRow[]): Selection {
  return { subjects: new Set(selectable(ordered)), anchor: null }
}

/** What is still there to be approved together: a neighbouring desk may have decided, or the applicant submitted anew. */
export function keepSelectable({ subjects, anchor }: Selection, ordered: readonly ReviewRow[]): Selection {
  const still = selectable(ordered).filter((subject) => subjects.has(subject))
  return still.length === subjects.size ? { subjects, anchor } : { subjects: new Set(still), anchor }
}

function selectable(rows: readonly ReviewRow[]): readonly string[] {
  return rows.filter((row) => whyNotInBatch(row) === null).map(({ subject }) => subject)
}
