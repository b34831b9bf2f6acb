import { findCode } from '../code-lists/code-entry.ts'
import { KAIFENG_DIVISIONS } from '../code-lists/kaifeng-divisions.ts'
import { PROFESSIONAL_FIELD_LIST } from '../code-lists/professional-fields.ts'
import type { GroupLevel, ProfessionalField } from '../facts/group-applied.ts'
import type { AdmissionProblem } from '../registration/admission-problem.ts'
import { accepted, type Result, rejected, unreachable } from '../result.ts'
import { tidyLine, toHalfWidth } from '../text/normalise-text.ts'

/** What a name is made of; empty where it is not known yet. */
export interface GroupNaming {
  readonly level: GroupLevel
  /** GB/T 2260, six digits. */
  readonly division: string
  readonly unitName: string
  readonly professionalField: ProfessionalField | null
  /** Chinese name of the division, where it lies outside Kaifeng. */
  readonly divisionName?: string | undefined
}

/** In characters, as `GroupApplied` keeps a name. */
export const LONGEST_GROUP_NAME = 60
/** A unit's name with the longest professional word and the ending still fits into a group's name. */
export const LONGEST_UNIT_NAME = 50

const ENDINGS = { corps: '志愿服务总队', team: '志愿服务队' } as const satisfies Record<GroupLevel, string>

/** How people end the name of a group, rightly or wrongly. */
const TYPED_ENDING =
  /(青年)?(志愿者?|义工|义务)?(服务)?(总队|支队|大队|中队|分队|小队|团队|队伍?|协会|联合会|联盟|组织|团体?)$|(青年)?(志愿者?|义工)(服务)?$/u

/** A community's team is named after the community, not after the committee that stands behind it. */
const COMMITTEE = /(?<=社区|村)(居民委员会|村民委员会|居委会|村委会)$/u

/**
 * The name as the notice wants it (section 4.1.3): `××县（区）志愿服务总队` with the division's name, `××（单位、社区）志愿服务队` with the
 * unit's, and the word of a professional field before 志愿服务队 where there is one (section 5.3). Null where what it is made of is missing.
 */
export function findRightGroupName(naming: GroupNaming): string | null {
  return findRightNames(naming)[0] ?? null
}

/** Reads a group's name. A wrong one is answered with the right one, built from what was typed where the unit is not known yet. */
export function readGroupName(
  raw: string | null | undefined,
  naming: GroupNaming,
  field = 'name',
): Result<string, AdmissionProblem> {
  const name = tidyUnitName(raw ?? '')
  if (name === '') return rejected<AdmissionProblem>({ code: 'required', field })
  const right = findRightNames(naming)
  if (right.includes(name)) return accepted(name)
  if (right[0] === undefined && name.length > LONGEST_GROUP_NAME) {
    return rejected<AdmissionProblem>({ code: 'too-long', field, maximum: LONGEST_GROUP_NAME })
  }
  const suggestion = right[0] ?? suggestFrom(name, naming)
  // Nothing but an ending was typed, and it does not say whose group it is.
  if (suggestion === null) return rejected<AdmissionProblem>({ code: 'required', field })
  return name === suggestion
    ? accepted(name)
    : rejected<AdmissionProblem>({ code: 'group-name-wrong', field, suggestion })
}

/** A Chinese name of a unit or group: half-width letters and digits, Chinese brackets, and no blanks but between Latin words. */
export function tidyUnitName(raw: string): string {
  const halfWidth = raw.replace(/[０-９Ａ-Ｚａ-ｚ]+/g, toHalfWidth)
  return tidyLine(halfWidth)
    .replace(/\(/g, '（')
    .replace(/\)/g, '）')
    .replace(/(?<=[\p{Script=Han}（）]) | (?=[\p{Script=Han}（）])/gu, '')
}

/** The first is the one to suggest; the others are right as well. */
function findRightNames(naming: GroupNaming): readonly string[] {
  switch (naming.level) {
    case 'corps': {
      const county = naming.divisionName ?? findCode(KAIFENG_DIVISIONS, naming.division)?.zh
      return county ? [county + ENDINGS.corps] : []
    }
    case 'team': {
      const unit = tidyUnitName(naming.unitName)
      if (unit === '' || unit.length > LONGEST_UNIT_NAME) return []
      const names = [unit.replace(COMMITTEE, ''), unit].map((place) => place + endingOf(naming))
      return [...new Set(names)]
    }
    default:
      return unreachable(naming.level)
  }
}

function suggestFrom(name: string, naming: GroupNaming): string | null {
  const ending = endingOf(naming)
  const typed = name.endsWith(ending) ? name.slice(0, -ending.length) : name.replace(TYPED_ENDING, '')
  const word = wordOf(naming)
  const base = typed.endsWith(word) ? typed.slice(0, typed.length - word.length) : typed
  return /\p{L}/u.test(base) ? base + ending : null
}

function endingOf(naming: GroupNaming): string {
  return wordOf(naming) + ENDINGS[naming.level]
}

function wordOf({ level, professionalField }: GroupNaming): string {
  if (level === 'corps' || professionalField === null) return ''
  return findCode(PROFESSIONAL_FIELD_LIST, professionalField)?.zh ?? ''
}
