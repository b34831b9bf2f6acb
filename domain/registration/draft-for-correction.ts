import { addYears, findPlainDate } from '../plain-date.ts'
import { AGES } from '../policy/ages.ts'
import type { ResidentDraft } from './resident-draft.ts'

/**
 * A registration as the start of a correction. What the rules had derived is taken out, so that they derive it anew for today and for
 * the corrected birth date: standing by age, the policy's accompaniment, and a consent's last day where it was the 18th birthday.
 */
export function draftForCorrection(resident: ResidentDraft): ResidentDraft {
  const { standing, guardianConsent, ...rest } = resident
  const declared = standing === 'self-supporting' || standing === 'adult-under-guardianship' ? standing : null
  if (guardianConsent == null) return { ...rest, standing: declared }
  const { accompaniment: _, retainUntil: __, validUntil, ...consent } = guardianConsent
  const agreed = validUntil != null && validUntil !== majorityOf(resident)
  return { ...rest, standing: declared, guardianConsent: agreed ? { ...consent, validUntil } : consent }
}

function majorityOf({ bornOn }: ResidentDraft): string | null {
  const date = findPlainDate(bornOn ?? '')
  return date === null ? null : addYears(date, AGES.majority)
}
