import type { Standing } from '../facts/resident-registered.ts'
import { ageOn, type PlainDate } from '../plain-date.ts'
import { AGES, type AgeClass, ageClassOf } from '../policy/ages.ts'

/** Whose consent admits a person. Derived from the birth date on the desk and at the hub, never chosen. */
export interface FoundStanding {
  readonly standing: Standing
  readonly age: number
  readonly ageClass: AgeClass
  readonly needs: 'own-consent' | 'guardian-consent'
  /** What was declared cannot be true at this age; `standing` is what the age alone says. */
  readonly contradiction: boolean
}

/**
 * Answers the standing of a person on a day (Civil Code 17–21). Only two things may be declared, and only where the age leaves room:
 * `self-supporting` at 16 and 17, `adult-under-guardianship` from 18. Anything else declared must agree with the age.
 */
export function findStanding(bornOn: PlainDate, today: PlainDate, declared?: string | null): FoundStanding {
  const age = ageOn(today, bornOn)
  const standing = standingAt(age, declared ?? null)
  return {
    standing,
    age,
    ageClass: ageClassOf(age),
    needs: standing === 'adult' || standing === 'self-supporting' ? 'own-consent' : 'guardian-consent',
    contradiction: declared != null && declared !== standing,
  }
}

function standingAt(age: number, declared: string | null): Standing {
  if (age >= AGES.majority) {
    return declared === 'adult-under-guardianship' ? 'adult-under-guardianship' : 'adult'
  }
  return declared === 'self-supporting' && age >= AGES.ownWages ? 'self-supporting' : 'minor'
}
