import type { Organisation } from '#contracts/enrolment'
import { findCode } from '#domain/code-lists/code-entry'
import { KAIFENG_DIVISIONS } from '#domain/code-lists/kaifeng-divisions'
import {
  GROUP_LEVELS,
  type GroupLevel,
  PROFESSIONAL_FIELDS,
  type ProfessionalField,
} from '#domain/facts/group-applied'
import { type GroupDraft, readGroupDraft } from '#domain/groups/group-draft'
import { findRightGroupName } from '#domain/groups/group-name'
import { unreachable } from '#domain/result'
import { type FieldValue, readText, writePath } from '../register/draft-paths.ts'

/** What an organisation may apply for: a corps has all functions of a team as well (notice, section 4.3); the levels above apply for nothing. */
export function levelsOf({ level }: Pick<Organisation, 'level'>): readonly GroupLevel[] {
  switch (level) {
    case 'office':
      return ['team']
    case 'corps':
      return GROUP_LEVELS
    case 'federation':
    case 'registrar':
      return []
    default:
      return unreachable(level)
  }
}

/** An empty application. What the organisation says of itself stands there already. */
export function startGroupDraft(own: Organisation): GroupDraft {
  const [level] = levelsOf(own)
  const draft = { level: level ?? null, division: own.division, registered: false }
  return followProposals({}, draft, own)
}

/** A group as the start of a correction: counts as they are typed, and the organisation above left to be found anew. */
export function groupDraftForCorrection(body: unknown): GroupDraft {
  const { population, staffCount, plannedSize, ...draft } = readGroupDraft(body)
  return {
    ...draft,
    parent: null,
    population: toText(population),
    staffCount: toText(staffCount),
    plannedSize: toText(plannedSize),
  }
}

/** One change of one field, with what follows from it: unit, its type and the name are proposed until somebody types another. */
export function changeGroupDraft(
  draft: GroupDraft,
  path: string,
  value: FieldValue,
  own: Organisation,
): GroupDraft {
  const changed = writePath(draft, path, value)
  return path === 'name' ? changed : followProposals(draft, changed, own)
}

/** The name by the notice's rule; empty while what it is made of is missing. */
export function proposeGroupName(draft: GroupDraft): string {
  const level = GROUP_LEVELS.find((known) => known === draft.level)
  if (level === undefined) return ''
  const field: ProfessionalField | undefined = PROFESSIONAL_FIELDS.find(
    (known) => known === draft.professionalField,
  )
  return (
    findRightGroupName({
      level,
      division: draft.division ?? '',
      unitName: draft.unit?.name ?? '',
      professionalField: field ?? null,
    }) ?? ''
  )
}

/** The contact answers for the group as well. */
export function takeContactAsPersonInCharge(draft: GroupDraft): GroupDraft {
  const { fullName, phone } = draft.contact ?? {}
  return { ...draft, personInCharge: { ...draft.personInCharge, fullName, phone } }
}

type Proposal = (draft: GroupDraft, own: Organisation) => string

/** In this order: the name is made of the unit, the unit of level and kind. */
const PROPOSALS: readonly (readonly [path: string, propose: Proposal])[] = [
  ['kind', (draft) => (draft.level === 'corps' ? 'civilisation-office' : '')],
  ['unit.name', proposeUnitName],
  ['unit.type', proposeUnitType],
  ['name', proposeGroupName],
]

function followProposals(before: GroupDraft, after: GroupDraft, own: Organisation): GroupDraft {
  return PROPOSALS.reduce((draft, [path, propose]) => {
    const current = readText(draft, path)
    const isUntouched = current === '' || current === propose(before, own)
    // What somebody has just emptied by hand is not filled in again under their hands.
    const wasEmptied = current === '' && readText(before, path) !== ''
    return isUntouched && !wasEmptied ? writePath(draft, path, propose(draft, own)) : draft
  }, after)
}

/** A community's team is drawn from the community itself; the corps of a county stands behind its civilisation office. */
function proposeUnitName({ level, division }: GroupDraft, own: Organisation): string {
  const county = findCode(KAIFENG_DIVISIONS, division ?? '')?.zh ?? ''
  if (level === 'corps') return county === '' ? '' : `${county}文明办`
  if (own.level !== 'office') return ''
  return county !== '' && own.name.startsWith(county) ? own.name.slice(county.length) : own.name
}

/** National list albe0005. */
function proposeUnitType({ kind, unit }: GroupDraft): string {
  switch (kind) {
    case 'community':
      return unit?.name?.endsWith('村') ? '10' : '09'
    case 'civilisation-office':
    case 'subdistrict-office':
      return '01'
    default:
      return ''
  }
}

function toText(count: GroupDraft['population']): string | null {
  return count == null ? null : String(count)
}
