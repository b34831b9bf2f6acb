import { DirectoryEntry, type RegistrarPolicy } from '#contracts/directory'
import type { Organisation } from '#contracts/enrolment'
import { DIRECTORY_DATABASE } from '#contracts/hub-databases'
import { type MinorsPolicy, withPublishedPolicies } from '#domain/policy/minors-policy'
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
  /** Rules for minors: what the directory says, and the program's own where it says nothing. */
  minorsPolicies(): readonly MinorsPolicy[]
  /** Reads the directory again; an organisation added meanwhile is served from then on. */
  refresh(): Promise<void>
}

/** A book that is empty until it is refreshed the first time. */
export function createOrganisationBook(store: HubStore): OrganisationBook {
  let entries: readonly DirectoryEntry[] = []
  async function refresh(): Promise<void> {
    const read = await Promise.all(
      ['organisation:', 'calendar:', 'registrar', 'minors-policy:'].map((prefix) =>
        store.findByPrefix(DIRECTORY_DATABASE, prefix),
      ),
    )
    entries = read.flat().flatMap((document) => {
      const entry = DirectoryEntry.safeParse(document)
      return entry.success ? [entry.data] : []
    })
  }
  return { ...bookOf(() => entries), refresh }
}

export async function openOrganisationBook(store: HubStore): Promise<OrganisationBook> {
  const book = createOrganisationBook(store)
  await book.refresh()
  return book
}

/** A book over entries that somebody else keeps up to date. */
export function bookOf(entries: () => readonly DirectoryEntry[]): Omit<OrganisationBook, 'refresh'> {
  let page = readPage([])
  // With ten thousand organisations it matters that they are not gone through at every question.
  const open = () => {
    const present = entries()
    if (page.entries !== present) page = readPage(present)
    return page
  }
  return {
    organisations: () => open().organisations,
    find: (code) => open().byCode.get(code) ?? null,
    policy: () => open().policy,
    calendar: () => open().calendar,
    minorsPolicies: () => open().minorsPolicies,
  }
}

function readPage(entries: readonly DirectoryEntry[]) {
  const ofKind = <K extends DirectoryEntry['kind']>(kind: K) =>
    entries.filter((entry): entry is Extract<DirectoryEntry, { kind: K }> => entry.kind === kind)
  const all = ofKind('organisation')
  return {
    entries,
    organisations: all.filter(({ closedOn }) => closedOn == null),
    byCode: new Map(all.map((organisation) => [organisation.code, organisation])),
    policy: ofKind('registrar')[0]?.policy ?? 'automatic',
    calendar: ofKind('calendar'),
    minorsPolicies: withPublishedPolicies(ofKind('minors-policy')),
  }
}
