import type { DirectoryEntry, DirectoryEntryOf } from '#contracts/directory'
import type { GroupStatus } from '#domain/groups/group'
import type { GroupRow } from '../../store/group-row.ts'

/** One volunteer group, whether this desk has its facts or only the hub's word that it is registered. */
export interface KnownGroup {
  readonly subject: string
  readonly name: string
  readonly level: 'corps' | 'team' | null
  readonly status: GroupStatus
  /** Until when the organisation above answers; null where nothing lies before it. */
  readonly dueOn: string | null
  readonly org: string
  /** Of the organisation whose group it is; empty where the hub has not told. */
  readonly orgName: string
  readonly parent: string
  readonly division: string
}

/** Level 2: a county's corps with the teams of the county. */
export interface CorpsNode {
  readonly key: string
  readonly name: string
  /** The organisation; null where only its group is known. */
  readonly org: string | null
  /** The corps as a registered group; null where it has not applied. */
  readonly group: KnownGroup | null
  readonly teams: readonly KnownGroup[]
}

/** Level 1, which is there before anybody can apply (notice, section 4.1). */
export interface FederationNode {
  readonly code: string
  readonly name: string
  readonly corps: readonly CorpsNode[]
}

export interface GroupTree {
  readonly own: readonly KnownGroup[]
  readonly federations: readonly FederationNode[]
  /** Groups whose organisation above this desk does not know. */
  readonly unplaced: readonly KnownGroup[]
  /** Each group once. */
  readonly all: readonly KnownGroup[]
}

type Org = DirectoryEntryOf<'organisation'>

/** What the hub publishes, and over it what this desk knows from facts: the newer word on its own groups, and on those before it. */
export function buildGroupTree(
  entries: readonly DirectoryEntry[],
  rows: readonly GroupRow[],
  own: string,
): GroupTree {
  const organisations = entries.filter((entry): entry is Org => entry.kind === 'organisation')
  const all = mergeGroups(entries, rows, new Map(organisations.map(({ code, name }) => [code, name])))
  const corps = new Map(
    organisations.filter(({ level }) => level === 'corps').map((org) => [org.code, startCorps(org)]),
  )
  const unplaced: KnownGroup[] = []
  for (const group of all) {
    if (group.level === null) unplaced.push(group)
    else if (group.level === 'corps') placeCorps(corps, group)
    else (findCorpsOf(corps, group)?.teams ?? unplaced).push(group)
  }
  const federations = organisations.filter(({ level }) => level === 'federation')
  const placed = [...corps.values()]
  return {
    own: all.filter(({ org }) => org === own),
    federations: federations.map(({ code, name, division }) => ({
      code,
      name,
      corps: placed.filter((node) => node.division.slice(0, 4) === division.slice(0, 4)),
    })),
    unplaced: [
      ...unplaced,
      ...placed
        .filter((node) => !federations.some(({ division }) => sameCity(division, node.division)))
        .flatMap(({ group, teams }) => (group === null ? teams : [group, ...teams])),
    ],
    all,
  }
}

function mergeGroups(
  entries: readonly DirectoryEntry[],
  rows: readonly GroupRow[],
  names: ReadonlyMap<string, string>,
): readonly KnownGroup[] {
  const groups = new Map<string, KnownGroup>()
  for (const { subject, name, level, status, dueOn, org, parent, division } of rows) {
    const orgName = names.get(org) ?? ''
    groups.set(subject, { subject, name, level, status, dueOn, org, orgName, parent, division })
  }
  for (const entry of entries) {
    if (entry.kind !== 'group' || groups.has(entry.subject)) continue
    const { subject, name, level, org, parent, division } = entry
    const orgName = names.get(org) ?? ''
    groups.set(subject, {
      subject,
      name,
      level,
      status: 'approved',
      dueOn: null,
      org,
      orgName,
      parent,
      division,
    })
  }
  return [...groups.values()]
}

interface GrowingCorps extends CorpsNode {
  readonly division: string
  group: KnownGroup | null
  readonly teams: KnownGroup[]
}

function startCorps({ code, name, division }: Org): GrowingCorps {
  return { key: code, name, org: code, division, group: null, teams: [] }
}

/** A corps is its organisation's one; a second application, or one of an organisation that is not known, stands by itself. */
function placeCorps(corps: Map<string, GrowingCorps>, group: KnownGroup): void {
  const node = corps.get(group.org)
  if (node?.group === null) node.group = group
  else if (node?.group && isFresher(group, node.group)) node.group = group
  else if (node === undefined) {
    corps.set(group.subject, {
      key: group.subject,
      name: group.name,
      org: null,
      division: group.division,
      group,
      teams: [],
    })
  }
}

/** A refused application gives way to any other. */
function isFresher(group: KnownGroup, other: KnownGroup): boolean {
  return other.status === 'refused' && group.status !== 'refused'
}

/** The corps that approved it; for a corps's own team that corps itself, though the federation approves it. */
function findCorpsOf(
  corps: ReadonlyMap<string, GrowingCorps>,
  { org, parent, division }: KnownGroup,
): GrowingCorps | null {
  const named = corps.get(org) ?? corps.get(parent)
  return named ?? [...corps.values()].find((node) => node.division === division) ?? null
}

function sameCity(one: string, other: string): boolean {
  return one.slice(0, 4) === other.slice(0, 4)
}
