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

/** Facts about one volunteer, each later than the one before. */
export function consentFacts() {
  let n = 0
  function write(kind: string, body: object, changes: Partial<AnyFact> = {}): AnyFact {
    n += 1
    return buildFact({ n, kind, body: { ...body }, ...changes })
  }
  return {
    write,
    rule: (fact: AnyFact, ruling: object = enrolled) => buildRuling(fact, ruling),
    /** A girl of 14, born on 1 September 2011, registered by her mother and enrolled. */
    girl(): readonly [AnyFact, AnyFact] {
      const consent = { ...motherConsents(), validUntil: '2029-09-01', accompaniment: 'required' }
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
      const guardianConsent = motherConsents({ validUntil })
      const body = { ...bornOn(birthday, { guardianConsent }), ownConsent: null }
      const fact = write('resident-registered', {
        ...body,
        standing: 'minor',
        bornOn: birthday,
        sex: 'female',
      })
      return [fact, buildRuling(fact, enrolled)]
    },
    adult(): readonly [AnyFact, AnyFact] {
      const fact = write('resident-registered', { ...retiree(), standing: 'adult', bornOn: '1957-08-16' })
      return [fact, buildRuling(fact, enrolled)]
    },
    consentAgain(answers: readonly string[] = [], consent: object = {}): AnyFact {
      const body = { ...motherConsents(), ...consent }
      return write('guardian-consent-given', { consent: body, because: 'renewal', answers })
    },
    ownConsent(answers: readonly string[] = []): AnyFact {
      return write('own-consent-given', {
        consent: { ...retiree().ownConsent, givenOn: COUNTER_DAY },
        answers,
      })
    },
  }
}
