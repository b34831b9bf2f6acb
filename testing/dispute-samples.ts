import type { AnyFact } from '#domain/fact'
import { buildFact, buildRuling } from './facts.ts'
import { fourteenYearOld, retiree } from './resident-drafts.ts'
import { buildReviewOpened } from './review-facts.ts'

/** One registration of an office for each turn that a dispute or a transfer can take, by what it is. */
export function everyDispute(): Readonly<Record<string, readonly AnyFact[]>> {
  let made = 100
  function written(
    subject: string,
    kind: string,
    body: AnyFact['body'],
    by: 'desk' | 'hub' = 'desk',
  ): AnyFact {
    made += 1
    const hub = { org: 'hub', desk: 'hub', worker: 'hub' }
    return buildFact({ subject, n: made, desk: '410202001-02', kind, body, ...(by === 'hub' ? hub : {}) })
  }
  function registered(changes: Record<string, unknown>): AnyFact {
    const subject = `registration:0198c2a4-0000-7000-8000-${String(made).padStart(12, '0')}`
    return written(subject, 'resident-registered', changes)
  }
  const adult = { ...retiree(), standing: 'adult', sex: 'female', bornOn: '1957-08-16' }
  const child = { ...fourteenYearOld(), standing: 'minor', sex: 'female', bornOn: '2011-09-01' }
  function elsewhere(person: Record<string, unknown> = adult): readonly [AnyFact, AnyFact] {
    const fact = registered(person)
    const duplicate = { outcome: 'duplicate', of: 'other-office', officeName: '龙亭区大兴社区' }
    return [fact, buildRuling(fact, duplicate)]
  }
  function disputed(): readonly [AnyFact, AnyFact, AnyFact] {
    const [fact, ruled] = elsewhere()
    const body = { claim: 'never-registered-by-me', statement: '我从来没有去过那个社区。', on: '2026-03-02' }
    return [fact, ruled, written(fact.subject, 'dispute-opened', body)]
  }
  function settled(outcome: string): readonly AnyFact[] {
    const facts = disputed()
    const [{ subject }, , { id }] = facts
    const body = { dispute: id, outcome, concerns: '龙亭区大兴社区', on: '2026-03-02' }
    return [...facts, written(subject, 'dispute-settled', body, 'hub')]
  }
  function toAnswer(person: Record<string, unknown>, answerBy: string): readonly AnyFact[] {
    const fact = registered(person)
    const certificate = { payload: '{}', signature: 'c2ln', kid: '1' }
    const enrolled = { outcome: 'enrolled', volunteerNumber: 'ZY4102022603000001X', certificate }
    const body = {
      dispute: `${fact.subject}:dispute`,
      openedAt: '龙亭区大兴社区',
      openedOn: '2026-02-20',
      concerns: '龙亭区北道门社区',
      answerBy,
    }
    return [fact, buildRuling(fact, enrolled), written(fact.subject, 'dispute-notified', body, 'hub')]
  }
  function ended(because: string): readonly AnyFact[] {
    const fact = registered(adult)
    const officeName = because === 'transferred' ? '龙亭区大兴社区' : ''
    return [
      fact,
      written(fact.subject, 'registration-ended', { because, officeName, on: '2026-03-02' }, 'hub'),
    ]
  }
  function transferring(): readonly AnyFact[] {
    const [fact, ruled] = elsewhere()
    const consent = { givenBy: 'self', givenOn: '2026-03-02' }
    return [fact, ruled, written(fact.subject, 'transfer-requested', { consent })]
  }
  const reviewed = registered(adult)
  const notified = toAnswer(adult, '2026-03-06')
  return {
    'registered elsewhere': elsewhere(),
    'a child registered elsewhere': elsewhere(child),
    'dispute heard': disputed(),
    'dispute upheld': settled('consent-shown'),
    'dispute granted': settled('no-consent-found'),
    'transfer waiting': transferring(),
    'to answer': notified,
    'to answer, late': toAnswer({ ...child, fullName: '陈雨桐' }, '2026-02-27'),
    transferred: ended('transferred'),
    void: ended('no-consent-found'),
    'in review': [reviewed, buildReviewOpened(reviewed)],
  }
}
