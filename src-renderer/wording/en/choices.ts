import type { SameShape } from '../same-shape.ts'
import type { choices as chinese } from '../zh-cn/choices.ts'

export const choices = {
  sex: { male: 'male', female: 'female' },
  phoneOwner: { self: 'resident', guardian: 'guardian', family: 'family' },
  standing: {
    adult: 'Adult',
    'self-supporting': '16 or 17, living on own wages',
    minor: 'Minor',
    'adult-under-guardianship': 'Adult under guardianship',
  },
  ownView: { agrees: 'Wants to take part', disagrees: 'Does not want to' },
  understands: { understands: 'Understands', partly: 'Understands in part', 'does-not': 'Does not' },
  ownWill: {
    agrees: 'Wants to',
    'does-not-object': 'Does not object',
    objects: 'Objects',
    'cannot-say': 'Cannot say',
  },
  accompaniment: {
    required: 'The guardian or a named adult must accompany',
    'consent-or-accompaniment': 'Consent or accompaniment is enough',
  },
  status: {
    waiting: 'Waiting for the hub',
    'in-review': 'In review',
    enrolled: 'Volunteer',
    returned: 'Returned, to be corrected',
    refused: 'Refused',
    duplicate: 'Registered twice',
    ended: 'Ended',
    erased: 'Erased on request',
    unreadable: 'Needs a newer version',
  },
  groupLevel: { corps: 'Corps', team: 'Team' },
  registered: { yes: 'Yes', no: 'No' },
  organisationLevel: {
    registrar: 'Registrar',
    federation: 'City federation',
    corps: 'District corps',
    office: 'Community',
  },
  ageClass: {
    'under-8': 'under 8',
    '8-13': '8–13',
    '14-17': '14–17',
    '18-59': '18–59',
    '60-up': '60 and over',
  },
} as const satisfies SameShape<typeof chinese>
