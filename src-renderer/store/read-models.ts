import type { GroupRow } from './group-row.ts'
import type { KeyedText, KeyedTexts } from './keyed-texts.ts'
import type { NoticeRow } from './notice-row.ts'
import type { RegistrationRow } from './registration-row.ts'
import type { ReviewRow } from './review-row.ts'
import { createRoster, type Roster } from './roster.ts'
import { createRowTable, type RowTable } from './row-table.ts'

/** Everything that is folded from the facts and shown in lists. */
export interface ReadModels {
  readonly roster: Roster
  readonly groups: RowTable<GroupRow>
  readonly reviews: RowTable<ReviewRow>
  readonly notices: RowTable<NoticeRow>
}

export const TABLES = ['roster', 'groups', 'reviews', 'notices'] as const satisfies (keyof ReadModels)[]

interface LoadedRows {
  readonly roster: readonly (RegistrationRow | null)[]
  readonly groups: readonly (GroupRow | null)[]
  readonly reviews: readonly (ReviewRow | null)[]
  readonly notices: readonly (NoticeRow | null)[]
}
const NO_ROWS: LoadedRows = { roster: [], groups: [], reviews: [], notices: [] }

export function createReadModels(loaded: LoadedRows = NO_ROWS): ReadModels {
  return {
    roster: createRoster(loaded.roster),
    groups: createRowTable<GroupRow>('groups', loaded.groups),
    reviews: createRowTable<ReviewRow>('reviews', loaded.reviews),
    notices: createRowTable<NoticeRow>('notices', loaded.notices),
  }
}

/** Reads them from their pages; null where a page cannot be read, and they must be folded again from the facts. */
export async function loadReadModels(pages: KeyedTexts): Promise<ReadModels | null> {
  const all = await pages.all()
  // Pages are this program's own; what cannot be read as such is folded again.
  const rowsOf = (table: string) =>
    all.filter(({ key }) => key.startsWith(`${table}:`)).flatMap(({ text }) => JSON.parse(text))
  try {
    return createReadModels({
      roster: rowsOf('roster'),
      groups: rowsOf('groups'),
      reviews: rowsOf('reviews'),
      notices: rowsOf('notices'),
    })
  } catch {
    return null
  }
}

/** Writes the pages on which something changed. */
export async function keepReadModels(models: ReadModels, pages: KeyedTexts): Promise<void> {
  const changed = TABLES.map((table) => ({ table, touched: models[table].takeTouched() }))
  try {
    await pages.put(changed.flatMap(({ touched }) => touched))
  } catch (error) {
    for (const { table, touched } of changed) models[table].touch(touched.map(({ key }) => key))
    throw error
  }
}

/** Writes every page, and removes what an earlier version or a longer table left behind. */
export async function replaceReadModels(models: ReadModels, pages: KeyedTexts): Promise<void> {
  const written: KeyedText[] = TABLES.flatMap((table) => models[table].allPages())
  const kept = new Set(written.map(({ key }) => key))
  const surplus = (await pages.keys()).filter((key) => !kept.has(key))
  await pages.put(written)
  await pages.remove(surplus)
}
