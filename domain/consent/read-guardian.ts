import {
  GUARDIAN_RELATIONS,
  GUARDIANSHIP_GROUNDS,
  type GuardianConsent,
  RELATION_SHOWN_BY,
} from '../facts/guardian-consent.ts'
import { DOCUMENT_TYPES, type IdentityDocument } from '../facts/identity-document-fields.ts'
import { documentKey } from '../identity-document/document-key.ts'
import { readIdentityDocument } from '../identity-document/read-identity-document.ts'
import { readPersonName } from '../person-name.ts'
import { readPhone } from '../phone-number.ts'
import { ageOn, type PlainDate } from '../plain-date.ts'
import { AGES } from '../policy/ages.ts'
import type { AdmissionProblem } from '../registration/admission-problem.ts'
import { readChoice, readRequiredLine } from '../registration/read-fields.ts'
import type { ResidentDraft } from '../registration/resident-draft.ts'
import { accepted, allOf, type Result, rejected } from '../result.ts'
import { canBeGuardianOn } from './guardianship-grounds.ts'

type DraftGuardian = NonNullable<ResidentDraft['guardianConsent']>['guardian']

const FIELD = 'guardianConsent.guardian'

export interface GuardianContext {
  readonly today: PlainDate
  /** Age of the person in care, in whole years. */
  readonly wardAge: number
  /** Null where the person's own document could not be read. */
  readonly wardDocument: IdentityDocument | null
}

/** Who consents, and why they may (Civil Code 27–32). */
export function readGuardian(
  guardian: DraftGuardian,
  context: GuardianContext,
): Result<GuardianConsent['guardian'], AdmissionProblem> {
  const relation = readChoice(guardian?.relation, `${FIELD}.relation`, GUARDIAN_RELATIONS)
  const isOrganisation = relation.ok && relation.value === 'organisation'
  const read = allOf({
    // An organisation's name may hold digits and signs that no person's does.
    fullName: isOrganisation
      ? readRequiredLine(guardian?.fullName, `${FIELD}.fullName`, 60)
      : readPersonName(guardian?.fullName, `${FIELD}.fullName`),
    document: readGuardianDocument(guardian, context),
    phone: readPhone(guardian?.phone, `${FIELD}.phone`),
    relation,
    ground: readChoice(guardian?.ground, `${FIELD}.ground`, GUARDIANSHIP_GROUNDS),
    shownBy: readChoice(guardian?.shownBy, `${FIELD}.shownBy`, RELATION_SHOWN_BY),
  })
  if (!read.ok) return read
  return canBeGuardianOn(read.value.relation, read.value.ground, context.wardAge)
    ? read
    : rejected<AdmissionProblem>({ code: 'ground-contradicts-relation', field: `${FIELD}.ground` })
}

function readGuardianDocument(
  guardian: DraftGuardian,
  { today, wardDocument }: GuardianContext,
): Result<IdentityDocument, AdmissionProblem> {
  const field = `${FIELD}.document`
  const type = guardian?.document?.type
    ? readChoice(guardian.document.type, `${field}.type`, DOCUMENT_TYPES)
    : accepted(null)
  if (!type.ok) return type
  const read = readIdentityDocument(type.value, guardian?.document?.number ?? '', { today, field })
  if (!read.ok) return read
  const { document, derived } = read.value
  const at = `${field}.number`
  if (wardDocument !== null && documentKey(document) === documentKey(wardDocument)) {
    return rejected<AdmissionProblem>({ code: 'guardian-is-the-minor', field: at })
  }
  const age = derived.bornOn === undefined ? null : ageOn(today, derived.bornOn)
  return age !== null && age < AGES.majority
    ? rejected<AdmissionProblem>({ code: 'guardian-under-age', field: at, age })
    : accepted(document)
}
