import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildFact, buildRuling } from '#testing/facts'
import { fourteenYearOld, retiree } from '#testing/resident-drafts'
import { PlainDate } from '../plain-date.ts'
import { admitResident } from './admit-resident.ts'
import { foldRegistration, foldSubmission } from './fold-registration.ts'

function bodyOf(draft: object): Record<string, unknown> {
  const result = admitResident(draft, { today: PlainDate.parse('2026-03-02') })
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.value
}

const registered = buildFact({ n: 1, kind: 'resident-registered', body: bodyOf(retiree()) })
const renamed = buildFact({
  n: 2,
  kind: 'resident-corrected',
  body: { changes: { fullName: '张秀瑛' }, reason: '姓名写错' },
})
const moved = buildFact({
  n: 3,
  kind: 'resident-corrected',
  body: { changes: { residence: { division: '410203', community: '新社区', detail: '' } }, reason: '搬家' },
})
const certificate = { payload: '{}', signature: 'c2ln', kid: 'k1' }
const enrolled = (number = 'ZY4102022603000001X') => ({
  outcome: 'enrolled',
  volunteerNumber: number,
  certificate,
})
const returned = { outcome: 'returned', problems: [{ code: 'name-has-digits', field: 'fullName' }] }
const refused = { outcome: 'refused', problems: [{ code: 'own-consent-missing', field: 'ownConsent' }] }
const duplicate = { outcome: 'duplicate', of: 'other-office', officeName: '大兴社区' }

const state = (...facts: Parameters<typeof foldRegistration>[0]) => foldRegistration(facts)

describe('status', () => {
  test('no facts, no registration', () => {
    expect(foldRegistration([])).toBeNull()
  })

  test('waits until the hub has answered', () => {
    expect(state(registered)).toMatchObject({
      status: 'waiting',
      resident: { fullName: '张秀英' },
      documentKey: `cn:${String(retiree().document?.number)}`,
      provisionalNumber: 'L-410202001-01-000001',
      volunteerNumber: null,
      desk: '410202001-01',
      registeredAt: registered.at,
    })
  })

  test.each([
    ['enrolled', enrolled()],
    ['returned', returned],
    ['refused', refused],
    ['duplicate', duplicate],
  ])('%s once the hub has said so', (status, ruling) => {
    expect(state(registered, buildRuling(registered, ruling))?.status).toBe(status)
  })

  test('enrolment brings the number, the certificate and the day', () => {
    expect(state(registered, buildRuling(registered, enrolled('ZY1')))).toMatchObject({
      volunteerNumber: 'ZY1',
      certificate,
      enrolledAt: expect.any(String),
    })
  })

  test('a return names its problems, a duplicate the other office', () => {
    expect(state(registered, buildRuling(registered, returned))?.problems).toEqual(returned.problems)
    expect(state(registered, buildRuling(registered, duplicate))?.duplicate).toEqual({
      of: 'other-office',
      officeName: '大兴社区',
    })
  })

  test('a correction waits anew, and its own answer counts', () => {
    const first = buildRuling(registered, returned)
    expect(state(registered, first, renamed)).toMatchObject({ status: 'waiting', problems: [] })
    expect(state(registered, first, renamed, buildRuling(renamed, enrolled()))).toMatchObject({
      status: 'enrolled',
      problems: [],
    })
  })

  test('an answer to an older submission does not answer the newer one', () => {
    expect(state(registered, renamed, buildRuling(registered, returned))?.status).toBe('waiting')
  })

  test('a number once given stays, whatever becomes of a later correction', () => {
    const number = buildRuling(registered, enrolled('ZY1'))
    expect(state(registered, number, renamed)).toMatchObject({ status: 'enrolled', volunteerNumber: 'ZY1' })
    expect(state(registered, number, renamed, buildRuling(renamed, returned))).toMatchObject({
      status: 'enrolled',
      volunteerNumber: 'ZY1',
      problems: returned.problems,
      submissions: [{ answer: 'enrolled' }, { answer: 'returned' }],
    })
  })

  test('a ruling that a desk wrote is none', () => {
    const forged = buildRuling(registered, enrolled(), { desk: '410202001-01', org: '410202001' })
    expect(state(registered, forged)).toMatchObject({ status: 'waiting', volunteerNumber: null })
  })
})

describe('content', () => {
  test('corrections change their fields and nothing else', () => {
    expect(state(registered, renamed, moved)?.resident).toMatchObject({
      fullName: '张秀瑛',
      residence: { division: '410203', community: '新社区' },
      noticeGroup: 'retired',
    })
  })

  test('a correction that the hub refused does not change a volunteer', () => {
    const number = buildRuling(registered, enrolled())
    expect(state(registered, number, renamed, buildRuling(renamed, refused))?.resident.fullName).toBe(
      '张秀英',
    )
    expect(state(registered, number, renamed, buildRuling(renamed, returned))?.resident.fullName).toBe(
      '张秀瑛',
    )
  })

  test('before enrolment the latest wording stays, to be corrected further', () => {
    const facts = [registered, renamed, buildRuling(renamed, refused)]
    expect(foldRegistration(facts)?.resident.fullName).toBe('张秀瑛')
  })

  test('a malformed registration is shown as far as it can be read, and waits for its ruling', () => {
    const broken = buildFact({
      n: 1,
      kind: 'resident-registered',
      body: { fullName: '张3', document: 5, skills: 'x' },
    })
    expect(state(broken)).toMatchObject({
      status: 'waiting',
      resident: { fullName: '张3' },
      documentKey: null,
      timeline: [{ event: 'malformed', kind: 'resident-registered' }],
    })
  })

  test('a field that this version does not know is kept in the body', () => {
    const newer = { ...registered, body: { ...registered.body, photoRef: 'sha256:1' } }
    expect(state(newer)?.body).toMatchObject({ photoRef: 'sha256:1' })
  })
})

/** `renamed` arrived late: `moved`, written after it at another desk, had been answered without it. */
describe('a correction that was overtaken on its way', () => {
  const at = (n: number) => ({ order: `${String(1_772_413_200_000 + n).padStart(15, '0')}.000000.hub` })
  const overtaken = (ruling: object) => [
    registered,
    buildRuling(registered, enrolled(), at(10)),
    renamed,
    moved,
    buildRuling(moved, enrolled(), at(11)),
    buildRuling(renamed, ruling, at(12)),
  ]

  test('and returned then does not change what the hub has enrolled, and still names its problems', () => {
    expect(foldRegistration(overtaken(returned))).toMatchObject({
      status: 'enrolled',
      resident: { fullName: '张秀英', residence: { division: '410203' } },
      problems: returned.problems,
    })
  })

  test('and found a duplicate before anybody was enrolled does not put its document on the volunteer', () => {
    const facts = [
      registered,
      buildRuling(registered, returned, at(10)),
      renamed,
      moved,
      buildRuling(moved, enrolled(), at(11)),
      buildRuling(renamed, duplicate, at(12)),
    ]
    expect(foldRegistration(facts)).toMatchObject({
      resident: { fullName: '张秀英' },
      duplicate: { officeName: '大兴社区' },
    })
  })

  test('and enrolled all the same counts in its place', () => {
    expect(foldRegistration(overtaken(enrolled()))).toMatchObject({
      resident: { fullName: '张秀瑛', residence: { division: '410203' } },
      problems: [],
    })
  })

  test('is settled by the next correction', () => {
    const next = buildFact({
      n: 13,
      kind: 'resident-corrected',
      body: { changes: { fullName: '张绣英' }, reason: '补正' },
    })
    const facts = [...overtaken(returned), next]
    expect(foldRegistration(facts)?.problems).toEqual([])
    expect(foldRegistration([...facts, buildRuling(next, enrolled(), at(14))])).toMatchObject({
      resident: { fullName: '张绣英' },
      problems: [],
    })
  })
})

describe('what cannot be read', () => {
  const withdrawn = buildFact({ n: 4, kind: 'resident-teleported', body: { by: 'self' } })
  const newer = buildFact({ n: 5, kind: 'resident-corrected', schema: 99, body: { patch: [] } })

  test('an unknown kind and a newer schema are kept and named, never dropped', () => {
    expect(state(registered, withdrawn, newer)).toMatchObject({
      status: 'waiting',
      needsNewerVersion: [withdrawn, newer],
      timeline: [
        { event: 'registered' },
        { event: 'needs-newer-version', kind: 'resident-teleported', schema: 1 },
        { event: 'needs-newer-version', kind: 'resident-corrected', schema: 99 },
      ],
    })
  })

  test('a registration of which nothing can be read is unreadable, and still there', () => {
    expect(state(withdrawn)).toMatchObject({ status: 'unreadable', needsNewerVersion: [withdrawn] })
  })

  test('an erased person stays erased, also where an old copy comes back', () => {
    const erased = { ...registered, redacted: true as const, body: {} }
    for (const facts of [
      [erased, registered],
      [registered, erased],
      [erased, renamed],
    ]) {
      const registration = foldRegistration(facts)
      expect(registration).toMatchObject({ status: 'erased', documentKey: null, body: {} })
      expect(registration?.resident.fullName).toBeUndefined()
    }
  })
})

describe('what the hub rules on', () => {
  test('is the resident as submitted, without anything that was written later', () => {
    const facts = [moved, renamed, registered]
    expect(foldSubmission(facts, registered.id)?.body).toEqual(registered.body)
    expect(foldSubmission(facts, renamed.id)?.body).toMatchObject({
      fullName: '张秀瑛',
      residence: { division: '410202' },
    })
    expect(foldSubmission(facts, moved.id)).toMatchObject({
      body: { fullName: '张秀瑛', residence: { division: '410203' } },
      submission: { factId: moved.id, at: moved.at },
    })
  })

  test('is nothing where the fact is no submission or not there', () => {
    const printed = buildFact({
      n: 6,
      kind: 'certificate-printed',
      body: { volunteerNumber: 'ZY1', form: 'pdf' },
    })
    expect(foldSubmission([registered, printed], printed.id)).toBeNull()
    expect(foldSubmission([registered], 'registration:1:2')).toBeNull()
    expect(foldSubmission([], registered.id)).toBeNull()
  })

  test('keeps what earlier rulings did to earlier corrections', () => {
    const facts = [
      registered,
      buildRuling(registered, enrolled()),
      renamed,
      buildRuling(renamed, refused),
      moved,
    ]
    expect(foldSubmission(facts, moved.id)?.body).toMatchObject({
      fullName: '张秀英',
      residence: { division: '410203' },
    })
  })
})

describe('arrival', () => {
  const history = [
    registered,
    buildRuling(registered, returned),
    renamed,
    buildRuling(renamed, enrolled()),
    moved,
    buildRuling(moved, refused),
    buildFact({ n: 4, kind: 'certificate-printed', body: { volunteerNumber: 'ZY1', form: 'paper' } }),
    buildFact({ n: 5, kind: 'something-new', body: {} }),
    buildFact({ n: 6, kind: 'resident-registered', body: bodyOf(fourteenYearOld()) }),
    // Two writers whose clocks agree to the millisecond.
    buildFact({
      n: 7,
      kind: 'resident-corrected',
      order: moved.order,
      body: { changes: { fullName: '甲' }, reason: '一' },
    }),
    buildFact({
      n: 8,
      kind: 'resident-corrected',
      order: moved.order,
      body: { changes: { fullName: '乙' }, reason: '二' },
    }),
    {
      ...buildFact({ n: 9, kind: 'resident-corrected', body: { changes: {}, reason: '三' } }),
      body: { changes: 5 },
    },
  ]

  test('in any order and any number of times gives the same state', () => {
    const expected = foldRegistration(history)
    const deliveries = fc
      .tuple(
        fc.shuffledSubarray(history, { minLength: history.length }),
        fc.array(fc.constantFrom(...history)),
        fc.infiniteStream(fc.nat()),
      )
      .map(([all, again, places]) => {
        const delivered = [...all]
        for (const fact of again)
          delivered.splice((places.next().value ?? 0) % (delivered.length + 1), 0, fact)
        return delivered
      })
    fc.assert(
      fc.property(deliveries, (facts) => {
        expect(foldRegistration(facts)).toEqual(expected)
      }),
    )
  })

  test('of a part of the facts, in any order, gives the state of that part', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(history), (part) => {
        const inOrder = history.filter((fact) => part.includes(fact))
        expect(foldRegistration(part)).toEqual(foldRegistration(inOrder))
      }),
    )
  })

  test('of facts with arbitrary bodies never throws', () => {
    const kinds = fc.constantFrom(
      'resident-registered',
      'resident-corrected',
      'registration-ruled',
      'certificate-printed',
      'desk-receipt',
      'constructor',
    )
    const facts = fc.array(
      fc
        .record({ kind: kinds, body: fc.dictionary(fc.string(), fc.jsonValue()), n: fc.nat(20) })
        .map((part) => buildFact(part)),
    )
    fc.assert(
      fc.property(facts, (some) => {
        const registration = foldRegistration(some)
        expect(registration === null).toBe(some.length === 0)
      }),
    )
  })
})
