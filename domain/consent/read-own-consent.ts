import type { PlainDate } from '../plain-date.ts'
import type { AdmissionProblem } from '../registration/admission-problem.ts'
import type { ResidentDraft } from '../registration/resident-draft.ts'
import { allOf, rejected } from '../result.ts'
import { ownScopesAsked } from './asked-scopes.ts'
import { readGivenOn, readNotice, readScopes } from './read-consent-parts.ts'

const FIELD = 'ownConsent'

/** The consent of a person of full capacity, one answer a purpose (PIPL 13–15, 29). */
export function readOwnConsent(consent: ResidentDraft['ownConsent'], today: PlainDate) {
  if (consent == null || Object.keys(consent.scopes ?? {}).length === 0) {
    return rejected<AdmissionProblem>({ code: 'own-consent-missing', field: FIELD })
  }
  return allOf({
    scopes: readScopes(consent.scopes, ownScopesAsked(), `${FIELD}.scopes`),
    notice: readNotice(consent.notice, `${FIELD}.notice`),
    givenOn: readGivenOn(consent.givenOn, `${FIELD}.givenOn`, today),
  })
}
