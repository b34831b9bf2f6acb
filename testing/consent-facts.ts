import type { AnyFact } from '#domain/fact'
import { buildFact, buildRuling } from './facts.ts'
import { bornOn, COUNTER_DAY, fourteenYearOld, motherConsents, retiree } from './resident-drafts.ts'

const certificate = { payload: '{}', signature: 'c2ln', kid: '1' }
const enrolled = { outcome: 'enrolled', volunteerNumber: 'ZY4102022603000001X', certificate }

export const WITHDRAWN = {
  by: { fullName: '刘敏', relation: 'mother' },
  on: '2026-03-05',
  heard: 'in-person',
  words: '',
  effect: 'registration-ends',
} as const
export const GIVEN_UP = {
  by: 'person',
  on: '2026-03-05',
  heard: 'in-person',
  because: 'no-longer-wishes',
  words: '',
  eraseAsked: false,
} as const
export const REFUSED = {
  by: 'guardian',
  refused: ['register'],
  notice: { version: 'guardian-2026-1', language: 'zh-CN' },
  on: '2026-03-06',
} as const

/** As the rules hand it to a fact: with the day, the policy and the retention that they derive. */
function whole() {
  return { ...motherConsents(), validUntil: null, accompaniment: 'required', retainUntil: null }
}

/** Facts about one volunteer, each later than the one before. `person` tells several of one desk apart. */
export function consentFacts(person = 0, desk = '410202001-01') {
  const subject = `registration:0198c2a4-0000-7000-9000-${String(person).padStart(12, '0')}`
  let n = person * 20
  function write(kind: string, body: object, changes: Partial<AnyFact> = {}): AnyFact {
    n += 1
    return buildFact({ n, subject, desk, kind, body: { ...body }, ...changes })
  }
  return {
    write,
    rule: (fact: AnyFact, ruling: object = enrolled) => buildRuling(fact, ruling),
    /** A girl of 14, born on 1 September 2011, registered by her mother and enrolled. */
    girl(): readonly [AnyFact, AnyFact] {
      const consent = { ...whole(), validUntil: '2029-09-01' }
      const fact = write('resident-registered', {
        ...fourteenYearOld({ guardianConsent: consent }),
        standing: 'minor',
        sex: 'female',
        bornOn: '2011-09-01',
      })
      return [fact, buildRuling(fact, enrolled)]
    },
    /** Born on a day, registered by the mother while a minor, and enrolled. */
    minor(birthday: string, validUntil: string | null = null): readonly [AnyFact, AnyFact] {
      const guardianConsent = { ...whole(), validUntil }
      const body = { ...bornOn(birthday, { guardianConsent }), ownConsent: null }
      const fact = write('resident-registered', {
        ...body,
        standing: 'minor',
        bornOn: birthday,
        sex: 'male',
      })
      return [fact, buildRuling(fact, enrolled)]
    },
    adult(): readonly [AnyFact, AnyFact] {
      const fact = write('resident-registered', {
        ...retiree(),
        standing: 'adult',
        sex: 'female',
        bornOn: '1957-08-16',
      })
      return [fact, buildRuling(fact, enrolled)]
    },
    consentAgain(answers: readonly string[] = [], consent: object = {}): AnyFact {
      const given = { ...whole(), ...consent }
      return write('guardian-consent-given', { consent: given, because: 'renewal', answers })
    },
    ownConsent(answers: readonly string[] = []): AnyFact {
      return write('own-consent-given', {
        consent: { ...retiree().ownConsent, givenOn: COUNTER_DAY },
        answers,
      })
    },
  }
}

/** One person of an office for each way in which a consent can stand on 2 March 2026, by what it is. */
export function everyConsent(): Readonly<Record<string, readonly AnyFact[]>> {
  let people = 0
  function person<Facts>(write: (facts: ReturnType<typeof consentFacts>) => Facts): Facts {
    people += 1
    return write(consentFacts(people, '410202001-02'))
  }
  return {
    valid: person((facts) => facts.girl()),
    lapsed: person((facts) => facts.minor('2008-03-01')),
    'turns 18': person((facts) => facts.minor('2008-03-20')),
    'turns 16': person((facts) => facts.minor('2010-03-10')),
    'turns 14': person((facts) => facts.minor('2012-03-10')),
    'lapses soon': person((facts) => facts.minor('2012-09-01', '2026-03-15')),
    adult: person((facts) => facts.adult()),
    'refused at 18': person((facts) => [
      ...facts.minor('2008-02-20'),
      facts.write('consent-refused', { ...REFUSED, by: 'person' }),
    ]),
    withdrawn: person((facts) => [...facts.girl(), facts.write('guardian-consent-withdrawn', WITHDRAWN)]),
    'given up': person((facts) => [
      ...facts.adult(),
      facts.write('registration-withdrawn', { ...GIVEN_UP, eraseAsked: true }),
    ]),
  }
}
