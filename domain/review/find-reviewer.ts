import { unreachable } from '../result.ts'

/** What a rule needs to know of an organisation; `contracts/enrolment.ts` has the whole. */
export interface OrganisationInTree {
  readonly code: string
  readonly name: string
  readonly level: 'registrar' | 'federation' | 'corps' | 'office'
  readonly division: string
  readonly parent: string | null
  /** A closed organisation decides nothing any more. */
  readonly closedOn?: string | null | undefined
}

type Tree = readonly OrganisationInTree[]

/** The organisation above, if it is open. Null where there is none. */
export function findAbove(tree: Tree, code: string): OrganisationInTree | null {
  const parent = tree.find((organisation) => organisation.code === code)?.parent ?? null
  return parent === code ? null : findOpen(tree, (organisation) => organisation.code === parent)
}

/**
 * The federation stands above every corps, the corps of a county above its teams (notice, section 4.1.1 and 4.1.2). Nobody decides on
 * their own application: for a team of the corps itself it is the organisation above the corps. Null: not enrolled yet.
 */
export function findGroupReviewer(
  tree: Tree,
  group: {
    readonly level: 'corps' | 'team'
    readonly division: string
    /** Code of the organisation that applies. */
    readonly org: string
  },
): OrganisationInTree | null {
  const above = findReviewerOfLevel(tree, group)
  return above?.code === group.org ? findAbove(tree, group.org) : above
}

function findReviewerOfLevel(
  tree: Tree,
  group: { readonly level: 'corps' | 'team'; readonly division: string },
): OrganisationInTree | null {
  switch (group.level) {
    case 'corps':
      return findOpen(
        tree,
        ({ level, division }) => level === 'federation' && isSameCity(division, group.division),
      )
    case 'team':
      return findOpen(tree, ({ level, division }) => level === 'corps' && division === group.division)
    default:
      return unreachable(group.level)
  }
}

function findOpen(
  tree: Tree,
  isMeant: (organisation: OrganisationInTree) => boolean,
): OrganisationInTree | null {
  return tree.find((organisation) => organisation.closedOn == null && isMeant(organisation)) ?? null
}

function isSameCity(one: string, other: string): boolean {
  return one.slice(0, 4) === other.slice(0, 4)
}

/**
 * Who must approve a registration; null where the rules alone do (`automatic`), or nobody else is enrolled. Whatever the policy: where
 * the community, or another organisation, is itself the guardian, a person of the level above decides, and of the registrar where there
 * is none, never the office itself (Civil Code 32; conflict of interest).
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
  const registrar = findOpen(tree, ({ level }) => level === 'registrar')
  if (!guardianIsOrganisation) return policy === 'manual' ? registrar : null
  const outside = registrar?.code === org ? null : registrar
  return policy === 'manual' ? (outside ?? findAbove(tree, org)) : (findAbove(tree, org) ?? outside)
}
