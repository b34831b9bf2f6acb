import {
  GROUP_KINDS,
  GROUP_LEVELS,
  type GroupApplied,
  type GroupLevel,
  PROFESSIONAL_FIELDS,
  type ProfessionalField,
} from '../facts/group-applied.ts'
import type { PlainDate } from '../plain-date.ts'
import type { AdmissionProblem } from '../registration/admission-problem.ts'
import { readDivision } from '../registration/read-division.ts'
import { readChoice, readLine, readRequiredLine } from '../registration/read-fields.ts'
import { accepted, allOf, type Result, rejected } from '../result.ts'
import { findGroupReviewer, type OrganisationInTree } from '../review/find-reviewer.ts'
import { tidyLine } from '../text/normalise-text.ts'
import { type GroupDraft, readGroupDraft } from './group-draft.ts'
import { LONGEST_GROUP_NAME, readGroupName } from './group-name.ts'
import {
  readContact,
  readGroupCategories,
  readGroupSize,
  readPersonInCharge,
  readPlannedSize,
  readUnit,
} from './read-group-parts.ts'

export interface GroupAdmissionContext {
  /** The day of the application: whether the person in charge is an adult is judged on it. */
  readonly today: PlainDate
  readonly organisations: readonly OrganisationInTree[]
  /** Code of the organisation that applies. */
  readonly org: string
  /** Chinese name of the division, where it lies outside Kaifeng. */
  readonly divisionName?: string | undefined
}

type Read<Value> = Result<Value, AdmissionProblem>

/**
 * Whether a volunteer group may apply, and the fact to write if so: everything normalised, the organisation above filled in (notice,
 * sections 1.1, 4.1 and 5.3). The desk calls it with its form, the hub with the body it was sent. Answers every problem found, each at
 * its field, at most one a field. That a corps applies once only is seen by its name, which the hub gives away once.
 */
export function admitGroup(raw: unknown, context: GroupAdmissionContext): Read<GroupApplied> {
  const draft = readGroupDraft(raw)
  const applicant = context.organisations.find(({ code }) => code === context.org) ?? null
  const level = readLevel(draft, applicant)
  const division = readGroupDivision(draft, applicant)
  const kind = readChoice(draft.kind, 'kind', GROUP_KINDS)
  const field = readProfessionalField(draft)
  const unit = readUnit(draft)
  const read = allOf({
    level,
    kind,
    name: readName(draft, { level, division, field }, context),
    unit,
    registered: readRegistered(draft),
    parent: readParent(draft, level, division, context),
    division,
    address: readLine(draft.address, 'address', 120),
    contact: readContact(draft),
    personInCharge: readPersonInCharge(draft, context.today),
    serviceCategories: readGroupCategories(draft),
    professionalField: field,
    // Without a kind nobody can say which number is needed; that problem is already told.
    size: kind.ok ? readGroupSize(draft, kind.value) : rejected<AdmissionProblem>(),
    plannedSize: readPlannedSize(draft),
  })
  if (!read.ok) return read
  const { size, ...rest } = read.value
  return accepted({ ...rest, ...size })
}

/** A corps has all functions of a team (notice, section 4.3); an organisation that the tree does not have is missed as the one above. */
function readLevel(draft: GroupDraft, applicant: OrganisationInTree | null): Read<GroupLevel> {
  const level = readChoice(draft.level, 'level', GROUP_LEVELS)
  if (!level.ok || applicant === null) return level
  const isTheirs = applicant.level === 'corps' || (applicant.level === 'office' && level.value === 'team')
  return isTheirs ? level : rejected<AdmissionProblem>({ code: 'group-level-not-yours', field: 'level' })
}

/** County level, GB/T 2260, and the applicant's own. */
function readGroupDivision(draft: GroupDraft, applicant: OrganisationInTree | null): Read<string> {
  const field = 'division'
  const division = readDivision(draft.division, field)
  if (!division.ok) return division
  const code = division.value
  if (code.endsWith('00')) return rejected<AdmissionProblem>({ code: 'unknown-code', field, value: code })
  return applicant !== null && applicant.division !== code
    ? rejected<AdmissionProblem>({ code: 'group-division-not-yours', field, expected: applicant.division })
    : division
}

function readProfessionalField(draft: GroupDraft): Read<ProfessionalField | null> {
  return tidyLine(draft.professionalField ?? '') === ''
    ? accepted(null)
    : readChoice(draft.professionalField, 'professionalField', PROFESSIONAL_FIELDS)
}

function readRegistered({ registered }: GroupDraft): Read<boolean> {
  return registered == null
    ? rejected<AdmissionProblem>({ code: 'required', field: 'registered' })
    : accepted(registered)
}

interface NameParts {
  readonly level: Read<GroupLevel>
  readonly division: Read<string>
  readonly field: Read<ProfessionalField | null>
}

/** Unit and division may still be missing: then the suggestion is built from what was typed. Without a level there is no form to ask for. */
function readName(draft: GroupDraft, { level, division, field }: NameParts, context: GroupAdmissionContext) {
  const asked = level.ok ? level.value : GROUP_LEVELS.find((known) => known === draft.level)
  if (asked === undefined || !field.ok) return readRequiredLine(draft.name, 'name', LONGEST_GROUP_NAME)
  return readGroupName(draft.name, {
    level: asked,
    division: division.ok ? division.value : '',
    unitName: draft.unit?.name ?? '',
    professionalField: field.value,
    divisionName: context.divisionName,
  })
}

/** Derived, never chosen: what was written must be the organisation that will review it (notice, section 4.1.1 and 4.1.2). */
function readParent(
  draft: GroupDraft,
  level: Read<GroupLevel>,
  division: Read<string>,
  { organisations, org }: GroupAdmissionContext,
): Read<string> {
  // Whose group it is decides who stands above it; that problem is already told.
  if (!level.ok || !division.ok) return rejected<AdmissionProblem>()
  const field = 'parent'
  const isKnown = organisations.some(({ code }) => code === org)
  const above = isKnown
    ? findGroupReviewer(organisations, { level: level.value, division: division.value, org })
    : null
  if (above === null) return rejected<AdmissionProblem>({ code: 'group-parent-missing', field })
  const typed = tidyLine(draft.parent ?? '')
  return typed === '' || typed === above.code
    ? accepted(above.code)
    : rejected<AdmissionProblem>({
        code: 'group-parent-wrong',
        field,
        expected: above.code,
        expectedName: above.name,
      })
}
