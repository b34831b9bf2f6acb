import { KAIFENG_CITY, KAIFENG_DIVISIONS } from '../code-lists/kaifeng-divisions.ts'
import { accepted, type Result, rejected, unreachable } from '../result.ts'
import type { OrganisationInTree } from '../review/find-reviewer.ts'
import { tidyCode, tidyLine } from '../text/normalise-text.ts'
import { quote } from '../text/quote.ts'

export type OrganisationLevel = OrganisationInTree['level']

/** Why an organisation cannot be added to the tree; each names what would be right. */
export type OrganisationProblem =
  | { readonly code: 'code-malformed'; readonly value: string }
  | { readonly code: 'code-taken'; readonly name: string }
  | { readonly code: 'name-malformed' }
  /** Notice, section 4.1: `××县（区）志愿服务总队`. `suggested` is empty where the division's name is not known here. */
  | { readonly code: 'corps-misnamed'; readonly suggested: string }
  | { readonly code: 'parent-unknown'; readonly value: string }
  | { readonly code: 'parent-not-above'; readonly wanted: OrganisationLevel | 'none' }
  | { readonly code: 'division-unfit'; readonly value: string; readonly wanted: string }
  /** There is one registrar, one federation a city and one corps a county: `name` has the place already. */
  | { readonly code: 'place-taken'; readonly name: string }

/** Who stands directly above whom (notice, sections 4.1 and 4.2). */
const ABOVE: Readonly<Record<OrganisationLevel, OrganisationLevel | null>> = {
  registrar: null,
  federation: 'registrar',
  corps: 'federation',
  office: 'corps',
}
const CORPS = '志愿服务总队'

/** Checks a new organisation against the open ones, and answers it tidied, or every problem. Divisions are GB/T 2260. */
export function admitOrganisation(
  tree: readonly OrganisationInTree[],
  wanted: OrganisationInTree,
): Result<OrganisationInTree, OrganisationProblem> {
  const organisation = {
    ...wanted,
    code: tidyCode(wanted.code),
    name: tidyLine(wanted.name),
    division: tidyCode(wanted.division),
    parent: wanted.parent === null ? null : tidyCode(wanted.parent),
  }
  const parent = tree.find(({ code }) => code === organisation.parent) ?? null
  const problems = [
    ...codeProblems(tree, organisation),
    ...nameProblems(organisation),
    ...parentProblems(organisation, parent),
    ...divisionProblems(organisation, parent),
    ...placeProblems(tree, organisation),
  ]
  return problems.length === 0 ? accepted(organisation) : rejected(...problems)
}

function codeProblems(
  tree: readonly OrganisationInTree[],
  { code }: OrganisationInTree,
): readonly OrganisationProblem[] {
  if (!/^[0-9]{6,12}$/.test(code)) return [{ code: 'code-malformed', value: quote(code) }]
  const holder = tree.find((organisation) => organisation.code === code)
  return holder ? [{ code: 'code-taken', name: holder.name }] : []
}

function nameProblems({ name, level, division }: OrganisationInTree): readonly OrganisationProblem[] {
  if (name === '' || name.length > 80) return [{ code: 'name-malformed' }]
  if (level !== 'corps') return []
  const county = KAIFENG_DIVISIONS.find(({ value }) => value === division)
  const suggested = county ? `${county.zh}${CORPS}` : ''
  const isRight = county ? name === suggested : /^\p{Script=Han}{1,20}[县区市旗]志愿服务总队$/u.test(name)
  return isRight ? [] : [{ code: 'corps-misnamed', suggested }]
}

function parentProblems(
  { level, parent: code }: OrganisationInTree,
  parent: OrganisationInTree | null,
): readonly OrganisationProblem[] {
  const wanted = ABOVE[level]
  if (wanted === null) return code === null ? [] : [{ code: 'parent-not-above', wanted: 'none' }]
  if (!parent) return [{ code: 'parent-unknown', value: quote(code ?? '') }]
  return parent.level === wanted ? [] : [{ code: 'parent-not-above', wanted }]
}

function divisionProblems(
  { level, division }: OrganisationInTree,
  parent: OrganisationInTree | null,
): readonly OrganisationProblem[] {
  const wanted = wantedDivision(level, parent)
  const isKaifeng = division.slice(0, 4) === KAIFENG_CITY.slice(0, 4) && division !== KAIFENG_CITY
  const isKnown = !isKaifeng || KAIFENG_DIVISIONS.some(({ value }) => value === division)
  return wanted.pattern.test(division) && isKnown
    ? []
    : [{ code: 'division-unfit', value: quote(division), wanted: wanted.words }]
}

/** Where the parent is wrong, that is a problem of its own: only the form of the division is judged then. */
function wantedDivision(level: OrganisationLevel, parent: OrganisationInTree | null) {
  switch (level) {
    case 'registrar':
      return { pattern: /^000000$/, words: '000000' }
    case 'federation':
      return { pattern: /^(?!00)[0-9]{2}(?!00)[0-9]{2}00$/, words: '××××00' }
    case 'corps': {
      const city = parent?.level === 'federation' ? parent.division.slice(0, 4) : '[0-9]{4}'
      const words = parent?.level === 'federation' ? `${city}××` : '××××××'
      return { pattern: new RegExp(`^${city}(?!00)[0-9]{2}$`), words }
    }
    case 'office':
      return parent?.level === 'corps'
        ? { pattern: new RegExp(`^${parent.division}$`), words: parent.division }
        : { pattern: /^[0-9]{6}$/, words: '××××××' }
    default:
      return unreachable(level)
  }
}

function placeProblems(
  tree: readonly OrganisationInTree[],
  { code, level, division }: OrganisationInTree,
): readonly OrganisationProblem[] {
  if (level === 'office') return []
  const holder = tree.find((other) => other.level === level && other.division === division)
  return holder && holder.code !== code ? [{ code: 'place-taken', name: holder.name }] : []
}
