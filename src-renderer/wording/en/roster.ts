import type { SameShape } from '../same-shape.ts'
import type { person as chinesePerson, roster as chineseRoster } from '../zh-cn/roster.ts'

export const roster = {
  title: 'Roster',
  search: 'Search the roster',
  searchPlaceholder: 'Name, pinyin initials, last four of the document, phone, number',
  found: '{{shown}} of {{total}}',
  total: 'People: {{total}}',
  filters: {
    status: 'Status',
    noticeGroup: 'Group',
    ageClass: 'Age',
    anyStatus: 'Any status',
    anyNoticeGroup: 'Any group',
    anyAgeClass: 'Any age',
    clear: 'Clear filters',
  },
  columns: {
    fullName: 'Name',
    sex: 'Sex',
    age: 'Age',
    noticeGroup: 'Group',
    number: 'Volunteer number',
    status: 'Status',
    registeredAt: 'Registered',
  },
  provisional: 'provisional {{number}}',
  empty: 'Nobody is registered yet',
  emptyHint: 'Register the first volunteer on the Register page; they will show here.',
  goRegister: 'Register someone',
  nothing: 'Nobody matches',
  nothingHint: 'Try other words, or clear the filters.',
  loading: 'Reading the roster…',
} satisfies SameShape<typeof chineseRoster>

export const person = {
  back: 'Back to the roster',
  notFound: 'This desk knows nobody here',
  erasedName: '(erased)',
  unnamed: 'Name needs a newer version',
  next: {
    waiting: 'Saved on this computer. It is uploaded once the hub is reached, and the number will show here.',
    enrolled: 'The volunteer number is issued; the certificate can be printed.',
    returned:
      'The hub returned this registration. Check the points below with the resident; a correction is uploaded by itself.',
    refused: 'The hub refused this registration, for these reasons.',
    'correction-waiting':
      'The number stays. The correction is saved on this computer and uploaded once the hub is reached.',
    'correction-returned':
      'The number stays. The hub returned the correction; check the points below and correct it again.',
    'duplicate-here':
      'This person was registered at this office before; this entry is not used. Look for the first one in the roster.',
    'duplicate-elsewhere':
      'This person is registered at {{office}} already. A number is for life, so nothing is to be done. If they did not know, ask that office.',
    erased: 'This person was erased on request. Only a record without personal data is left.',
    unreadable: 'A newer version wrote this registration; it is kept as it is. Update the program to see it.',
  },
  sections: {
    details: 'Registration',
    consent: 'Consent',
    timeline: 'Timeline',
    problems: 'To be corrected',
  },
  correct: 'Correct',
  certificate: 'Certificate',
  printSlip: 'Print slip',
  notSaid: 'not given',
  born: '{{date}} ({{age}} years old)',
  signatureAlt: "Image of the guardian's signature",
  paperForm: 'Paper form {{number}}',
  consentBy: '{{name}} ({{relation}}) agreed on {{date}}',
  ownConsentOn: 'The resident agreed on {{date}}',
  notice: 'Notice version {{version}}',
  readAloud: 'read aloud',
  timeline: {
    registered: 'Registered',
    corrected: 'Corrected: {{reason}}',
    'certificate-printed-paper': 'Certificate printed',
    'certificate-printed-pdf': 'Certificate saved as a file',
    enrolled: 'Hub confirmed and issued the volunteer number',
    returned: 'Hub returned it to be corrected',
    refused: 'Hub refused it',
    duplicate: 'Hub answered: registered already',
    'needs-newer-version': 'One record needs a newer version; it is kept as it is',
    malformed: 'One record is incomplete; it is kept as it is',
    erased: 'Erased on request',
    byDeskAlone: 'Desk {{desk}}',
    byDesk: '{{worker}} · desk {{desk}}',
    byHub: 'Hub',
  },
} satisfies SameShape<typeof chinesePerson>
