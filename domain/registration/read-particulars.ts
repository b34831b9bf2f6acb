import { EDUCATIONS } from '../code-lists/educations.ts'
import { EMPLOYMENTS } from '../code-lists/employments.ts'
import { ETHNICITIES } from '../code-lists/ethnicities.ts'
import { POLITICAL_STATUSES } from '../code-lists/political-statuses.ts'
import { SERVICE_CATEGORIES } from '../code-lists/service-categories.ts'
import { SKILLS } from '../code-lists/skills.ts'
import { TIME_SLOTS } from '../code-lists/time-slots.ts'
import { NOTICE_GROUPS, PHONE_OWNERS } from '../facts/resident-registered.ts'
import { readPersonName } from '../person-name.ts'
import { readPhone } from '../phone-number.ts'
import { accepted, allOf, type Result, rejected } from '../result.ts'
import { tidyLine } from '../text/normalise-text.ts'
import type { AdmissionProblem } from './admission-problem.ts'
import { readDivision } from './read-division.ts'
import { readChoice, readCodes, readLine, readOptionalCode, readRequiredLine } from './read-fields.ts'
import type { ResidentDraft } from './resident-draft.ts'

/** The national system takes no more. */
export const MOST_SERVICE_CATEGORIES = 4

/** Everything about a resident that does not depend on their age. */
export function readParticulars(draft: ResidentDraft) {
  return allOf({
    fullName: readPersonName(draft.fullName, 'fullName'),
    ethnicity: readOptionalCode(draft.ethnicity, 'ethnicity', ETHNICITIES),
    politicalStatus: readOptionalCode(draft.politicalStatus, 'politicalStatus', POLITICAL_STATUSES),
    education: readOptionalCode(draft.education, 'education', EDUCATIONS),
    employment: readOptionalCode(draft.employment, 'employment', EMPLOYMENTS),
    noticeGroup: readChoice(draft.noticeGroup, 'noticeGroup', NOTICE_GROUPS),
    phone: readOwnPhone(draft.phone),
    residence: allOf({
      division: readDivision(draft.residence?.division, 'residence.division'),
      community: readRequiredLine(draft.residence?.community, 'residence.community', 60),
      detail: readLine(draft.residence?.detail, 'residence.detail', 120),
    }),
    serviceArea: readDivision(draft.serviceArea, 'serviceArea'),
    serviceCategories: readCodes(
      draft.serviceCategories,
      'serviceCategories',
      SERVICE_CATEGORIES,
      MOST_SERVICE_CATEGORIES,
    ),
    skills: readCodes(draft.skills, 'skills', SKILLS, SKILLS.length),
    timeSlots: readCodes(draft.timeSlots, 'timeSlots', TIME_SLOTS, TIME_SLOTS.length),
    emergencyContact: readEmergencyContact(draft.emergencyContact),
    oathRead: readOath(draft.oathRead),
    provisionalNumber: readRequiredLine(draft.provisionalNumber, 'provisionalNumber', 60),
  })
}

/** A resident need not have a phone: the national form's captcha must not keep anybody out here. */
function readOwnPhone(phone: ResidentDraft['phone']) {
  if (isBlank(phone?.number)) return accepted(null)
  return allOf({
    number: readPhone(phone?.number, 'phone.number'),
    owner: readChoice(phone?.owner, 'phone.owner', PHONE_OWNERS),
  })
}

function readEmergencyContact(contact: ResidentDraft['emergencyContact']) {
  if (isBlank(contact?.fullName) && isBlank(contact?.phone)) return accepted(null)
  return allOf({
    fullName: readPersonName(contact?.fullName, 'emergencyContact.fullName'),
    phone: readPhone(contact?.phone, 'emergencyContact.phone'),
  })
}

function readOath(oathRead: boolean | null | undefined): Result<true, AdmissionProblem> {
  return oathRead === true
    ? accepted(true as const)
    : rejected<AdmissionProblem>({ code: 'oath-not-read', field: 'oathRead' })
}

function isBlank(text: string | null | undefined): boolean {
  return tidyLine(text ?? '') === ''
}
