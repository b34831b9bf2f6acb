import type { SameShape } from '../same-shape.ts'
import type { consentLife as chinese } from '../zh-cn/consent-life.ts'

export const consentLife = {
  title: {
    'guardian-consent': 'Guardian’s consent: {{name}}',
    'own-consent': 'Own consent: {{name}}',
  },
  submit: 'Save the consent',
  back: 'Back, without it',
  saved: 'The new consent is saved on this desk',
  savedNext: 'It is uploaded once the hub is reached; the answer shows on the person’s page.',
  refusedAnew:
    'The no has been noted and what was typed is cleared. The earlier consent stays valid until it ends.',
  refuseTitle: 'They refuse',
  refuseBody:
    'Only the no is noted; what was typed is cleared from this computer. The earlier consent stays valid until it ends. To stop the registration, withdraw it on the person’s page.',
  correctFirst: 'The registration has to be corrected before a new consent can be saved: {{problems}}',
  panel: 'How the consent stands',
  state: {
    valid: 'Consent valid',
    lapsed: 'Consent lapsed',
    withdrawn: 'Consent withdrawn',
    refused: 'Refused',
    missing: 'No consent on record',
  },
  explain: {
    'valid-until': 'Valid until {{date}}; from that day on it no longer holds.',
    'valid-open': 'It has no last day and can be withdrawn at any time.',
    'lapsed-own':
      'The guardian’s consent lapsed on {{date}}. The person is 18 now: new activity is held until they consent themselves; the record so far is kept.',
    'lapsed-guardian':
      'The guardian’s consent lapsed on {{date}}. New activity is held until the guardian renews it; the record so far is kept.',
    'consent-withdrawn':
      'Withdrawn on {{date}}, in force on this desk at once. No later change brings it back, only a new consent.',
    'registration-withdrawn': 'Given up on {{date}}, in force on this desk at once.',
    'erase-asked': 'Erasure was asked for; it is done as soon as the hub is reached.',
    refused:
      'They said no on {{date}}; new activity is held. Please do not press them; they may come back when they change their mind.',
    missing:
      'There is no consent that can be read; new activity is held. Correct the registration to add it.',
  },
  turn: {
    '14': 'Turns 14 on {{date}}: the rules for children’s data end, and a renewal no longer asks about them.',
    '16': 'Turns 16 on {{date}}: register with the resident ID card; who lives on their own wages may consent themselves.',
    '18': 'Turns 18 on {{date}}: the guardian’s consent lapses, and the person consents themselves.',
  },
  actions: {
    'consent-oneself': 'Own consent',
    renew: 'Renew, or another guardian',
    'consent-again': 'The guardian consents again',
    'withdraw-consent': 'Guardian withdraws',
    'give-up': 'Give up the registration',
  },
  withdraw: {
    body: 'The registration stops on this desk at once and the document is free; the volunteer number rests, nobody else gets it, and it comes back with a new consent. Service before the withdrawal stays valid. No reason has to be given.',
    confirm: 'Withdraw',
  },
  giveUp: {
    body: 'The registration stops on this desk at once and the document is free to be registered again; the volunteer number is out of use and nobody else gets it.',
    confirm: 'Give up',
    erase:
      'Also erase the data: done as soon as the hub is reached, at every desk, and not to be undone; only a record without personal data is left',
  },
  fields: {
    by: 'Who asks',
    fullName: 'Name of the guardian',
    relation: 'Relation to the person',
    on: 'Asked on',
    heard: 'How it was asked',
    because: 'Reason',
    words: 'In words (optional)',
  },
  by: { person: 'The person', guardian: 'The guardian', relative: 'A relative (the person has died)' },
  heard: {
    'in-person': 'In person',
    'by-phone': 'By phone',
    'in-writing': 'In writing',
    'through-others': 'Through others',
  },
  because: {
    'no-longer-wishes': 'No longer wishes to',
    'moved-away': 'Moved away',
    'health-or-age': 'Health or age',
    'never-agreed': 'Never agreed',
    died: 'Has died',
    other: 'Other',
  },
  erased: {
    title: 'The data is erased',
    printNow:
      'Until you leave this page, the confirmation can still be printed for the family. After that this computer no longer has the name and the number.',
  },
  print: 'Print the confirmation',
  sheet: {
    'consent-withdrawn': 'Confirmation: consent withdrawn',
    'registration-withdrawn': 'Confirmation: registration given up',
    name: 'Name',
    number: 'Number',
    on: 'Asked on',
    office: 'Office',
    worker: 'Worker',
    'ended-consent-withdrawn':
      'The registration stopped when this was done. The document is free; the volunteer number rests and nobody else gets it. When the guardian consents again, or the person at 18, the registration comes back under the same number.',
    'ended-registration-withdrawn':
      'The registration stopped when this was done. The document is free to be registered again; the volunteer number is out of use and nobody else gets it.',
    noteKept:
      'Service before the withdrawal stays valid. From today the proof of consent is only stored, not used, and is deleted when its time is over.',
    noteErase:
      'You asked for the data to be erased. The hub and every desk do so as soon as this desk reaches the hub; only a record without personal data is left.',
    signedByFamily: 'Signed by the person or family',
    signedByWorker: 'Signed by the worker',
  },
  queue: {
    title: 'Consents that end, birthdays ahead',
    link: 'Consents and birthdays ({{total}})',
    back: 'Back to the roster',
    loading: 'Reading the roster…',
    none: 'Nothing to do at present',
    noneHint: 'Who has a consent that lapses, or turns 14, 16 or 18 within 30 days, is listed here.',
    lapsed: 'Consent lapsed',
    lapsedDo:
      'New activity is held, the record so far is kept. Who is 18 consents themselves; for the others the guardian renews.',
    lapses: 'Consent lapses within 30 days',
    lapsesDo: 'Ask the guardian to renew it. When it has lapsed, new activity is held.',
    turns18: 'Turns 18 within 30 days',
    turns18Do:
      'The guardian’s consent lapses on the birthday. Tell the person in time; from the birthday on they consent themselves.',
    turns16: 'Turns 16 within 30 days',
    turns16Do:
      'Correct the registration with the resident ID card. Who lives on their own wages may consent themselves.',
    turns14: 'Turns 14 within 30 days',
    turns14Do: 'The rules for children’s data end. The guardian’s consent stays valid; nothing is urgent.',
    person: '{{name}}, {{date}}',
  },
} satisfies SameShape<typeof chinese>
