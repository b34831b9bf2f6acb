import { DirectoryEntry, type RegistrarPolicy } from '#contracts/directory'
import type { Organisation } from '#contracts/enrolment'
import { DIRECTORY_DATABASE } from '#contracts/hub-databases'
import type { WorkingCalendar } from '#domain/review/working-days'
import type { HubStore } from './hub-store.ts'

/** What the hub knows of its organisations at this moment, and how individuals are admitted. Read off the directory, which is its record. */
export interface OrganisationBook {
  /** Open ones, in the order of their codes. */
  organisations(): readonly Organisation[]
  /** Closed ones too: their facts still name them. */
  find(code: string): Organisation | null
  policy(): RegistrarPolicy
  calendar(): WorkingCalendar
  /** Reads the directory again; an organisation added meanwhile is served from then on. */
  refresh(): Promise<void>
}

export async function openOrganisationBook(store: HubStore): Promise<OrganisationBook> {
  let entries: readonly DirectoryEntry[] = []
  async function refresh(): Promise<void> {
    const read = await Promise.all(
      ['organisation:', 'calendar:', 'registrar'].map((prefix) =>
        store.findByPrefix(DIRECTORY_DATABASE, prefix),
      ),
    )
    entries = read.flat().flatMap((document) => {
      const entry = DirectoryEntry.safeParse(document)
      return entry.success ? [entry.data] : []
    })
  }
  await refresh()
  return { ...bookOf(() => entries), refresh }
}

/** A book over entries that somebody else keeps up to date. */
export function bookOf(entries: () => readonly DirectoryEntry[]): Omit<OrganisationBook, 'refresh'> {
  const ofKind = <K extends DirectoryEntry['kind']>(kind: K) =>
    entries().filter((entry): entry is Extract<DirectoryEntry, { kind: K }> => entry.kind === kind)
  return {
    organisations: () => ofKind('organisation').filter(({ closedOn }) => closedOn == null),
    find: (code) => ofKind('organisation').find((organisation) => organisation.code === code) ?? null,
    policy: () => ofKind('registrar')[0]?.policy ?? 'automatic',
    calendar: () => ofKind('calendar'),
  }
}
