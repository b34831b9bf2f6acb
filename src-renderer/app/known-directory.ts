import type { DirectoryEntry, DirectoryEntryOf, RegistrarPolicy } from '#contracts/directory'
import { type MinorsPolicy, withPublishedPolicies } from '#domain/policy/minors-policy'
import type { WorkingCalendar } from '#domain/review/working-days'

/** What the hub published last, as pages ask for it. Offline it is what this disk remembers; empty before the first contact. */
export interface KnownDirectory {
  readonly organisations: readonly DirectoryEntryOf<'organisation'>[]
  readonly calendar: WorkingCalendar
  /** Rules for minors: what the hub says, and the program's own where it says nothing. */
  readonly minorsPolicies: readonly MinorsPolicy[]
  /** Null where the hub has not said. */
  readonly registrarPolicy: RegistrarPolicy | null
  /** Whether a group is approved and published; by its subject. */
  hasGroup(subject: string): boolean
  /** Keys that a desk seals with, as far as the hub has published them. */
  findDeskKeys(desk: string): readonly string[]
  /** The organisation's name; null where this disk does not know the code. */
  findName(code: string): string | null
}

const NO_KEYS: readonly string[] = []

export function readDirectory(entries: readonly DirectoryEntry[]): KnownDirectory {
  const organisations = entriesOf(entries, 'organisation')
  const groups = new Set(entriesOf(entries, 'group').map(({ subject }) => subject))
  const deskKeys = new Map<string, string[]>()
  for (const { desk, publicKey } of entriesOf(entries, 'desk-key'))
    deskKeys.set(desk, [...(deskKeys.get(desk) ?? []), publicKey])
  const names = new Map(organisations.map(({ code, name }) => [code, name]))
  return {
    organisations,
    calendar: entriesOf(entries, 'calendar'),
    minorsPolicies: withPublishedPolicies(entriesOf(entries, 'minors-policy')),
    registrarPolicy: entriesOf(entries, 'registrar').at(-1)?.policy ?? null,
    hasGroup: (subject) => groups.has(subject),
    findDeskKeys: (desk) => deskKeys.get(desk) ?? NO_KEYS,
    findName: (code) => names.get(code) ?? null,
  }
}

function entriesOf<K extends DirectoryEntry['kind']>(
  entries: readonly DirectoryEntry[],
  kind: K,
): readonly DirectoryEntryOf<K>[] {
  return entries.filter((entry): entry is DirectoryEntryOf<K> => entry.kind === kind)
}
