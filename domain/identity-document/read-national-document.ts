import { isAbolishedDivision } from '../code-lists/kaifeng-divisions.ts'
import { ageOn, findPlainDate, type PlainDate } from '../plain-date.ts'
import type { AdmissionProblem } from '../registration/admission-problem.ts'
import { findBirthDateProblem } from '../registration/birth-date.ts'
import { accepted, type Result, rejected } from '../result.ts'
import { OLD_FOREIGN_CARD } from './detect-document-type.ts'
import {
  birthDateIn,
  findNationalNumberFamily,
  hasNationalCheckCharacter,
  hasNationalForm,
  type NationalNumberFamily,
  sexIn,
} from './national-number.ts'
import type { DocumentNote, NationalDocumentType, ReadDocument } from './read-identity-document.ts'

const FAMILY_OF = {
  'resident-id': 'resident',
  'household-register': 'resident',
  'hmt-residence-permit': 'hmt-residence-permit',
  'foreign-permanent-resident': 'foreign-permanent-resident',
} as const satisfies Record<NationalDocumentType, NationalNumberFamily>

/** From this birthday on everybody has a card of their own (Resident Identity Card Law 2), so the register page no longer identifies. */
const CARD_AGE = 16

type Reading = Omit<ReadDocument, 'document'>

/** Reads one of the four documents whose number has the national form. `number` is normalised. */
export function readNationalDocument(
  type: NationalDocumentType,
  number: string,
  { today, field }: { readonly today: PlainDate; readonly field: string },
): Result<Reading, AdmissionProblem> {
  const at = `${field}.number`
  const problem = (found: AdmissionProblem) => rejected(found)

  if (OLD_FOREIGN_CARD.test(number)) {
    return type === 'foreign-permanent-resident'
      ? accepted<Reading>({ derived: {}, notes: [{ code: 'old-foreign-card' }] })
      : problem({ code: 'document-other-type', field: at, type: 'foreign-permanent-resident' })
  }
  if (/^[0-9]{15}$/.test(number)) return problem({ code: 'document-old-15-digits', field: at })
  if (!/^[0-9A-Z]+$/.test(number)) return problem({ code: 'document-wrong-form', field: at })
  if (number.length !== 18) {
    return problem({ code: 'document-wrong-length', field: at, expected: '18', length: number.length })
  }
  if (!hasNationalForm(number)) return problem({ code: 'document-wrong-form', field: at })

  const family = findNationalNumberFamily(number)
  if (family === null) return problem({ code: 'document-wrong-form', field: at })
  if (family !== FAMILY_OF[type])
    return problem({ code: 'document-other-type', field: at, type: typeOf(family) })

  const birthDateProblem = findBirthDateProblem(birthDateIn(number), today, at)
  if (birthDateProblem !== null) return problem(birthDateProblem)
  if (!hasNationalCheckCharacter(number)) {
    return problem({ code: 'document-wrong-check-character', field: at })
  }
  const bornOn = findPlainDate(birthDateIn(number))
  if (bornOn === null) return problem({ code: 'date-does-not-exist', field: at, value: birthDateIn(number) })
  if (type === 'household-register' && ageOn(today, bornOn) >= CARD_AGE) {
    return problem({ code: 'household-register-from-16', field: `${field}.type` })
  }

  const sex = sexIn(number)
  if (family !== 'resident') return accepted<Reading>({ derived: { bornOn, sex }, notes: [] })
  const division = number.slice(0, 6)
  const notes: DocumentNote[] = isAbolishedDivision(division)
    ? [{ code: 'division-abolished', division }]
    : []
  return accepted<Reading>({ derived: { bornOn, sex, division }, notes })
}

function typeOf(family: NationalNumberFamily): NationalDocumentType {
  return family === 'resident' ? 'resident-id' : family
}
