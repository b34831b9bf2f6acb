import type { AnyFact } from '#domain/fact'
import { PlainDate } from '#domain/plain-date'
import { AdmissionProblem } from '#domain/registration/admission-problem'
import { buildVolunteerNumber } from '#domain/volunteer-number'
import { buildFact, buildRuling } from './facts.ts'
import { fourteenYearOld, retiree } from './resident-drafts.ts'

/** One problem of each code, with its blanks filled. */
const everyProblem = AdmissionProblem.options.map((option) =>
  AdmissionProblem.parse({
    code: option.shape.code.value,
    field: 'document.number',
    maximum: 4,
    value: '2026-02-30',
    expected: '18',
    length: 17,
    type: 'passport',
    onDocument: '1957-03-14',
    age: 17,
    scope: 'photo',
    givenOn: '2026-03-03',
    on: '2026-03-03',
    validUntil: '2026-03-03',
    rule: 'required',
    suggestion: '——',
    officeName: '——',
    expectedName: '——',
    minimum: 1,
    reason: 'other',
    words: '',
    reviewerName: '——',
  }),
)

const VOLUNTEER = buildVolunteerNumber({
  division: '410202',
  enrolledOn: PlainDate.parse('2026-03-02'),
  sequence: 1,
})
const CERTIFICATE = {
  payload: JSON.stringify({
    v: 1,
    number: VOLUNTEER,
    name: '张秀英',
    org: '410202001',
    office: '龙亭区北道门社区',
    enrolledOn: '2026-03-02',
  }),
  signature: 'A'.repeat(86),
  kid: '1',
}

/** One registration for each thing that can become of one, by the name of what became of it. */
export function everyFate(): Readonly<Record<string, readonly AnyFact[]>> {
  let made = 0
  function registered(body: object): AnyFact {
    made += 1
    const subject = `registration:0198c2a4-0000-7000-8000-${String(made).padStart(12, '0')}`
    const number = String(made).padStart(6, '0')
    return buildFact({
      subject,
      n: made,
      desk: '410202001-02',
      kind: 'resident-registered',
      body: { ...body, provisionalNumber: `L-410202001-02-${number}` },
    })
  }
  const adult = { ...retiree(), standing: 'adult' }
  function ruled(ruling: object): readonly AnyFact[] {
    const fact = registered(adult)
    return [fact, buildRuling(fact, ruling)]
  }
  const unknown = registered(adult)
  const corrected = registered(adult)
  return {
    waiting: [registered({ ...fourteenYearOld(), standing: 'minor' })],
    enrolled: ruled({
      outcome: 'enrolled',
      volunteerNumber: VOLUNTEER,
      certificate: CERTIFICATE,
    }),
    returned: ruled({ outcome: 'returned', problems: everyProblem }),
    refused: ruled({ outcome: 'refused', problems: everyProblem.slice(0, 1) }),
    'duplicate here': ruled({
      outcome: 'duplicate',
      of: 'this-office',
      officeName: '龙亭区北道门社区',
    }),
    'duplicate elsewhere': ruled({
      outcome: 'duplicate',
      of: 'other-office',
      officeName: '龙亭区大兴社区',
    }),
    'newer version': [{ ...unknown, kind: 'resident-teleported' }],
    malformed: [registered({ fullName: 5 })],
    erased: [{ ...registered({}), redacted: true }],
    corrected: [
      corrected,
      buildFact({
        subject: corrected.subject,
        n: 90,
        desk: '410202001-02',
        kind: 'resident-corrected',
        body: { changes: { fullName: '张秀英' }, reason: '居民带来新的证件' },
      }),
    ],
  }
}
