import { guardianScopesAsked, ownScopesAsked } from '#domain/consent/asked-scopes'
import { dayOfPolicy, getMinorsPolicy } from '#domain/policy/minors-policy'
import type { AdmissionContext } from '#domain/registration/admit-resident'
import type { FoundStanding } from '#domain/registration/find-standing'
import type { ResidentDraft } from '#domain/registration/resident-draft'
import { readFlag, readText } from './draft-paths.ts'

/** How many purposes were answered yes, no, and not yet, of those that this person is asked. */
export function countAnswers(
  draft: ResidentDraft,
  standing: FoundStanding,
  { today, policies }: Required<AdmissionContext>,
): { readonly yes: number; readonly no: number; readonly open: number } {
  const byGuardian = standing.needs === 'guardian-consent'
  const rule = getMinorsPolicy(
    readText(draft, 'serviceArea'),
    dayOfPolicy(draft.guardianConsent?.givenOn, today),
    policies,
  ).accompaniment
  const asked = byGuardian ? guardianScopesAsked(standing.age, rule) : ownScopesAsked()
  const root = byGuardian ? 'guardianConsent' : 'ownConsent'
  const answers = asked.map(({ scope }) => readFlag(draft, `${root}.scopes.${scope}`))
  const count = (wanted: boolean | null) => answers.filter((answer) => answer === wanted).length
  return { yes: count(true), no: count(false), open: count(null) }
}
