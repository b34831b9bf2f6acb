import { ACCOMPANIMENT_RULES, type AccompanimentRule } from '../facts/accompaniment-rule.ts'
import type { GuardianConsent } from '../facts/guardian-consent.ts'
import { addYears, type PlainDate } from '../plain-date.ts'
import { AGES } from '../policy/ages.ts'
import { CONSENT_RETENTION_YEARS } from '../policy/retention.ts'
import type { AdmissionProblem } from '../registration/admission-problem.ts'
import { readChoice, readDate } from '../registration/read-fields.ts'
import type { ResidentDraft } from '../registration/resident-draft.ts'
import { accepted, allOf, type Result, rejected } from '../result.ts'
import { guardianScopesAsked } from './asked-scopes.ts'
import { readGivenOn, readNotice, readScopes } from './read-consent-parts.ts'
import { type GuardianContext, readGuardian } from './read-guardian.ts'
import { readOwnWord } from './read-own-word.ts'
import { readSignature } from './read-signature.ts'

const FIELD = 'guardianConsent'

export interface WardContext extends GuardianContext {
  readonly wardBornOn: PlainDate
  readonly accompaniment: AccompanimentRule
}

type Draft = NonNullable<ResidentDraft['guardianConsent']>
type Read<Value> = Result<Value, AdmissionProblem>

/** The consent that admits a minor or an adult under guardianship (Civil Code 19–23, 27, 28, 35; PIPL 29, 31). */
export function readGuardianConsent(
  consent: ResidentDraft['guardianConsent'],
  context: WardContext,
): Read<GuardianConsent> {
  if (consent == null || isUntouched(consent)) {
    return rejected<AdmissionProblem>({ code: 'guardian-consent-missing', field: FIELD })
  }
  const { today, wardAge, accompaniment } = context
  const read = allOf({
    guardian: readGuardian(consent.guardian, context),
    notice: readNotice(consent.notice, `${FIELD}.notice`),
    scopes: readScopes(consent.scopes, guardianScopesAsked(wardAge, accompaniment), `${FIELD}.scopes`),
    ownWord: readOwnWord(consent, wardAge),
    signature: readSignature(consent.signature),
    givenOn: readGivenOn(consent.givenOn, `${FIELD}.givenOn`, today),
    validUntil: readValidUntil(consent.validUntil, context),
    accompaniment: readAccompaniment(consent.accompaniment, accompaniment),
  })
  if (!read.ok) return read
  const { ownWord, ...said } = read.value
  const { validUntil } = said
  const retainUntil = validUntil === null ? null : addYears(validUntil, CONSENT_RETENTION_YEARS)
  return accepted({ ...said, ...ownWord, retainUntil })
}

/** An empty guardian section of the form is one missing consent, not eight missing fields. */
function isUntouched(consent: Draft): boolean {
  const answered = Object.values(consent.scopes ?? {}).some((answer) => answer != null)
  const guardian = consent.guardian
  return (
    !answered &&
    !consent.signature?.form &&
    !guardian?.fullName &&
    !guardian?.document?.number &&
    !guardian?.phone &&
    !guardian?.relation
  )
}

/** The 18th birthday unless an earlier day was agreed. An adult's guardianship ends with its cause, so its consent may have no last day. */
function readValidUntil(
  raw: string | null | undefined,
  { today, wardAge, wardBornOn }: WardContext,
): Read<PlainDate | null> {
  const field = `${FIELD}.validUntil`
  const majority = wardAge < AGES.majority ? addYears(wardBornOn, AGES.majority) : null
  if (raw == null || raw === '') return accepted(majority)
  const agreed = readDate(raw, field)
  if (!agreed.ok) return agreed
  if (majority !== null && agreed.value > majority) {
    return rejected<AdmissionProblem>({ code: 'consent-outlives-majority', field, validUntil: agreed.value })
  }
  return agreed.value <= today
    ? rejected<AdmissionProblem>({ code: 'consent-expired', field, validUntil: agreed.value })
    : agreed
}

function readAccompaniment(raw: string | null | undefined, rule: AccompanimentRule): Read<AccompanimentRule> {
  const field = `${FIELD}.accompaniment`
  if (raw == null || raw === '') return accepted(rule)
  const declared = readChoice(raw, field, ACCOMPANIMENT_RULES)
  return declared.ok && declared.value !== rule
    ? rejected<AdmissionProblem>({ code: 'accompaniment-contradicts-policy', field, rule })
    : declared
}
