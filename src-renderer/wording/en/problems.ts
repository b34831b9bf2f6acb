import type { ProblemWords } from '../problem-words.ts'

export const problems = {
  required: (_, { field }) => `${field}: please fill this in.`,
  'too-long': (p, { field }) => `${field} is too long; at most ${p.maximum} characters.`,
  'too-many': (p, { field }) => `${field}: choose at most ${p.maximum}.`,
  'unknown-code': (_, { field }) => `${field} is not in the list; please choose again.`,
  'name-has-digits': (_, { field }) => `${field} has digits in it; write it as on the document.`,
  'name-has-symbols': (_, { field }) => `${field} has symbols in it; only letters and the dot "·" are used.`,
  'phone-not-a-phone': (_, { field }) =>
    `${field} does not look like a phone number: a mobile has 11 digits, a landline needs its area code.`,
  'document-wrong-length': (p, { field }) =>
    `${field} should have ${p.expected} characters; it has ${p.length}.`,
  'document-wrong-form': (_, { field }) => `${field} has the wrong form; type it as on the document.`,
  'document-wrong-check-character': (_, { field }) =>
    `${field} fails its check character: one character is probably mistyped.`,
  'document-old-15-digits': (_, { field }) =>
    `${field} is an old 15-digit number, no longer valid; use the 18-digit one.`,
  'document-other-type': (p, { field, documentType }) =>
    `${field} is the number of another document (${documentType(p.type)}); check the type.`,
  'date-does-not-exist': (_, { date }) => `${date} is not a date that exists; check year, month and day.`,
  'date-in-the-future': (_, { date }) => `${date} lies in the future; please check.`,
  'birth-date-too-long-ago': (_, { date }) => `${date} is too long ago to be right; check the year.`,
  'birth-date-contradicts-document': (p) =>
    `The birth date differs from the document, which says ${p.onDocument}.`,
  'sex-contradicts-document': () => 'The sex differs from the document number; please check.',
  'household-register-from-16': () => 'From the age of 16 a resident ID card is needed.',
  'standing-contradicts-age': (p) => `At the age of ${p.age} this standing is not possible.`,
  'oath-not-read': () => 'Let the resident read the volunteer oath and agree to it.',
  'own-consent-missing': () => 'The resident has not consented yet; ask and note each point.',
  'guardian-consent-missing': () => 'A guardian must consent; without that there is no registration.',
  'consent-scope-unanswered': (p, { scope }) => `"${scope(p.scope)}" is not answered yet.`,
  'consent-scope-refused': (p, { scope }) => `Without a yes to "${scope(p.scope)}" there is no registration.`,
  'consent-dated-in-the-future': (p) =>
    `The consent is dated ${p.givenOn}, which lies in the future; please check.`,
  'consent-not-signed': () => 'Let the guardian sign, or give the number of the paper form.',
  'consent-outlives-majority': (p) =>
    `A guardian's consent ends at the 18th birthday; it cannot last until ${p.validUntil}.`,
  'consent-expired': (p) => `The guardian's consent ended on ${p.validUntil}; ask for it again.`,
  'consent-withdrawn': (p) =>
    `A guardian withdrew consent on ${p.on}, so this change was not made. Only a new consent, of a guardian or from 18 on of the person, brings it back.`,
  'registration-withdrawn': (p) =>
    `This registration was given up on ${p.on}, so this change was not made. Who wants to volunteer again registers anew.`,
  'accompaniment-contradicts-policy': () =>
    'The accompaniment rule differs from the local one; open this step again.',
  'ground-contradicts-relation': () => 'The ground of guardianship does not fit the relation; please check.',
  'guardian-is-the-minor': () => "The guardian cannot be the child; check the guardian's document.",
  'guardian-under-age': (p) => `The guardian is ${p.age}; a guardian must be at least 18.`,
  'own-view-missing': (p) =>
    p.field.includes('ownWill')
      ? 'Read it to the person first, then note what they answer.'
      : 'Ask the child what they want (from the age of 8).',
  'own-view-disagrees': (p) =>
    p.field.includes('ownWill')
      ? "The person objects: there is no registration, whatever the guardian's answer."
      : 'The child does not want to; there is no registration.',
  'group-name-wrong': (p) => `The name breaks the rule; it should be "${p.suggestion}".`,
  'group-name-taken': (p) => `${p.officeName} has registered this name; choose another or ask that office.`,
  'group-parent-wrong': (p) => `The organisation above should be "${p.expectedName}".`,
  'group-parent-missing': () => 'This county has no volunteer corps on the hub yet; ask the administrator.',
  'group-level-not-yours': () =>
    'This office cannot apply for a group of that level; please check the level.',
  'group-division-not-yours': () =>
    'An organisation applies only for groups of its own county or district; please check the area.',
  'group-person-under-age': (p) => `The person in charge is ${p.age}; name somebody who is at least 18.`,
  'credit-code-wrong': (_, { field }) =>
    `${field} is wrong: 18 characters with a matching check character; compare it with the certificate.`,
  'number-out-of-range': (p, { field }) => `${field} must be between ${p.minimum} and ${p.maximum}.`,
  'returned-by-reviewer': (p, { reviewReason }) =>
    p.words === ''
      ? `${p.reviewerName}: ${reviewReason(p.reason)}.`
      : `${p.reviewerName}: ${reviewReason(p.reason)}: ${p.words.replace(/[。.!]+$/, '')}.`,
} satisfies ProblemWords
