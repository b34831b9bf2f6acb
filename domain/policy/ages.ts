/** Ages at which the law changes what a person may do alone. Whole years on calendar dates (`ageOn`). */
export const AGES = {
  /** Below it the guardian acts; from it the child is heard (Civil Code 19, 20, 35). */
  limitedCapacity: 8,
  /** Below it all data is sensitive: separate consent, dedicated rules (PIPL 28, 31). */
  dataNoLongerSensitive: 14,
  /** From it a person living on their own wages counts as an adult (Civil Code 18), and has a card of their own. */
  ownWages: 16,
  /** Full capacity (Civil Code 17, 18). */
  majority: 18,
} as const

export const AGE_CLASSES = ['under-8', '8-to-13', '14-to-15', '16-to-17', 'adult'] as const
export type AgeClass = (typeof AGE_CLASSES)[number]

/** Which of the law's age classes an age in whole years falls into. */
export function ageClassOf(age: number): AgeClass {
  if (age < AGES.limitedCapacity) return 'under-8'
  if (age < AGES.dataNoLongerSensitive) return '8-to-13'
  if (age < AGES.ownWages) return '14-to-15'
  return age < AGES.majority ? '16-to-17' : 'adult'
}
