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

/** Submissions, by their fact: what was submitted anew after it was selected is another one, and nobody has looked at it. */
export interface Selection {
  readonly factIds: ReadonlySet<string>
  /** Where the last click without Shift was: a click with Shift takes everything between. */
  readonly anchor: string | null
}

export const NOTHING_SELECTED: Selection = { factIds: new Set(), anchor: null }

/** One row on or off; with Shift, everything from the last click to here on. */
export function select(
  { factIds, anchor }: Selection,
  ordered: readonly ReviewRow[],
  factId: string,
  withShift: boolean,
): Selection {
  const from = ordered.findIndex((row) => row.factId === anchor)
  const to = ordered.findIndex((row) => row.factId === factId)
  if (withShift && from >= 0 && to >= 0) {
    const between = ordered.slice(Math.min(from, to), Math.max(from, to) + 1)
    return { factIds: new Set([...factIds, ...selectable(between)]), anchor }
  }
  const next = new Set(factIds)
  if (!next.delete(factId)) next.add(factId)
  return { factIds: next, anchor: factId }
}

export function selectAll(ordered: readonly ReviewRow[]): Selection {
  return { factIds: new Set(selectable(ordered)), anchor: null }
}

/** What is still there to be approved together: a neighbouring desk may have decided, or the applicant submitted anew. */
export function keepSelectable({ factIds, anchor }: Selection, ordered: readonly ReviewRow[]): Selection {
  const still = selectable(ordered).filter((factId) => factIds.has(factId))
  return still.length === factIds.size ? { factIds, anchor } : { factIds: new Set(still), anchor }
}

function selectable(rows: readonly ReviewRow[]): readonly string[] {
  return rows.filter((row) => whyNotInBatch(row) === null).map(({ factId }) => factId)
}
