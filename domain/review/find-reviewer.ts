import { unreachable } from '../result.ts'

/** What a rule needs to know of an organisation; `contracts/enrolment.ts` has the whole. */
export interface OrganisationInTree {
  readonly code: string
  readonly name: string
  readonly level: 'registrar' | 'federation' | 'corps' | 'office'
  readonly division: string
  readonly parent: string | null
}

type Tree = readonly OrganisationInTree[]

export function findAbove(tree: Tree, code: string): OrganisationInTree | null {
  const parent = tree.find((organisation) => organisation.code === code)?.parent ?? null
  return tree.find((organisation) => organisation.code === parent) ?? null
}

/** The federation stands above every corps, the corps of a county above its teams (notice, section 4.1 and 4.2). Null: not enrolled yet. */
export function findGroupReviewer(
  tree: Tree,
  group: { readonly level: 'corps' | 'team'; readonly division: string },
): OrganisationInTree | null {
  switch (group.level) {
    case 'corps':
      return (
        tree.find(({ level, division }) => level === 'federation' && isSameCity(division, group.division)) ??
        null
      )
    case 'team':
      return tree.find(({ level, division }) => level === 'corps' && division === group.division) ?? null
    default:
      return unreachable(group.level)
  }
}

function isSameCity(one: string, other: string): boolean {
  return one.slice(0, 4) === other.slice(0, 4)
}

/**
 * Who must approve a registration; null where the rules alone do (`automatic`). Whatever the policy: where the community, or another
 * organisation, is itself the guardian, a person of the level above decides, never the office itself (Civil Code 32; conflict of interest).
 */
export function findRegistrationReviewer(
  tree: Tree,
  registration: {
    readonly org: string
    readonly policy: 'automatic' | 'manual'
    readonly guardianIsOrganisation: boolean
  },
): OrganisationInTree | null {
  const { org, policy, guardianIsOrganisation } = registration
  const registrar = tree.find(({ level }) => level === 'registrar') ?? null
  const chosen = policy === 'manual' ? registrar : null
  if (!guardianIsOrganisation) return chosen
  return chosen !== null && chosen.code !== org ? chosen : findAbove(tree, org)
}
