import type { GuardianRelation, GuardianshipGround } from '../facts/guardian-consent.ts'
import { AGES } from '../policy/ages.ts'

type Grounds = Readonly<Record<GuardianRelation, readonly GuardianshipGround[]>>

const APPOINTED = ['appointed-by-committee', 'appointed-by-will', 'court'] as const

/** A minor's guardian: the parents; else grandparents, elder siblings, others whom the committee approves (Civil Code 27, 29, 31, 32). */
const FOR_MINORS: Grounds = {
  father: ['parent', 'court'],
  mother: ['parent', 'court'],
  grandparent: ['statutory-order', ...APPOINTED],
  'adult-sibling': ['statutory-order', ...APPOINTED],
  spouse: [],
  'adult-child': [],
  'other-relative': ['statutory-order', ...APPOINTED],
  'other-approved': ['statutory-order', ...APPOINTED],
  organisation: ['statutory-order', ...APPOINTED],
}

/** An adult's guardian: spouse; parents, children; other close relatives; others whom the committee approves (Civil Code 28, 29, 31, 32). */
const FOR_ADULTS: Grounds = {
  father: ['statutory-order', 'appointed-by-committee', 'court'],
  mother: ['statutory-order', 'appointed-by-committee', 'court'],
  grandparent: ['statutory-order', ...APPOINTED],
  'adult-sibling': ['statutory-order', ...APPOINTED],
  spouse: ['statutory-order', ...APPOINTED],
  'adult-child': ['statutory-order', ...APPOINTED],
  'other-relative': ['statutory-order', ...APPOINTED],
  'other-approved': ['statutory-order', ...APPOINTED],
  organisation: ['statutory-order', ...APPOINTED],
}

/** The grounds on which somebody of this relation can be guardian of a person of this age (whole years): none, one or several. */
export function groundsFor(relation: GuardianRelation, wardAge: number): readonly GuardianshipGround[] {
  return (wardAge < AGES.majority ? FOR_MINORS : FOR_ADULTS)[relation]
}

export function canBeGuardianOn(
  relation: GuardianRelation,
  ground: GuardianshipGround,
  wardAge: number,
): boolean {
  return groundsFor(relation, wardAge).includes(ground)
}
