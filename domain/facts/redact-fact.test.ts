import { expect, test } from 'vitest'
import { everyFate } from '#testing/every-fate'
import { buildFact } from '#testing/facts'
import { signedRegistration } from '#testing/signed-registration'
import { sealInTurn, sealOf, trialChecks, trialDeskKey } from '#testing/trial-seals'
import type { AnyFact } from '../fact.ts'
import { foldRegistration } from '../registration/fold-registration.ts'
import { verifySeal } from '../seal/verify-seal.ts'
import { findErasure, redactFact } from './redact-fact.ts'

const DESK = '410202001-01'
const fence = (subject: string, changes: Partial<AnyFact> = {}) =>
  buildFact({
    id: `${subject}:hub.erased`,
    subject,
    kind: 'subject-redacted',
    org: 'hub',
    desk: 'hub',
    worker: 'hub',
    n: 0,
    order: '999999999999999.000000.hub',
    body: { because: 'withdrawal', on: '2026-03-06' },
    ...changes,
  })

test('nothing that was said is left, of any fact, and doing it twice changes nothing', () => {
  for (const fact of Object.values(everyFate()).flat()) {
    const left = redactFact({ ...fact, ...{ later: '张秀英' } })
    expect(left).toMatchObject({ id: fact.id, kind: fact.kind, n: fact.n, order: fact.order, body: {} })
    if (!fact.redacted) expect(JSON.stringify(left)).not.toContain('张秀英')
    expect(redactFact(left)).toBe(left)
  }
})

test('the seal still holds, without the salt by which a name could be guessed', async () => {
  const key = await trialDeskKey()
  const [sealed] = await sealInTurn([signedRegistration(DESK, 1)], key)
  if (!sealed) throw new Error('nothing was sealed')
  const left = redactFact(sealed)
  expect(JSON.stringify(left)).not.toContain(sealOf(sealed).salt)
  expect(sealOf(left).signature).toBe(sealOf(sealed).signature)
  expect(await verifySeal(left, trialChecks({ [DESK]: [key.publicKey] }))).toEqual([{ finding: 'erased' }])
})

test('a seal that cannot be read may hide anything, and goes', () => {
  const fact = { ...signedRegistration(DESK, 1), seal: { v: 2, salt: 'x', name: '张秀英' } }
  expect(redactFact(fact).seal).toBeUndefined()
})

test('what tells of the erasure itself stays', () => {
  const subject = 'registration:0198c2a4-0000-7000-8000-000000000001'
  const said = fence(subject)
  expect(redactFact(said)).toBe(said)
  const confirmed = buildFact({ kind: 'erasure-confirmed', body: { on: '2026-03-06' } })
  expect(redactFact(confirmed)).toBe(confirmed)
  expect(findErasure([confirmed])).toBeNull()
  // A desk's own word is none: the guard lets no desk write one.
  expect(findErasure([fence(subject, { desk: DESK })])).toBeNull()
})

test('from the hub’s word on, nothing of the person is read, whatever has not been emptied yet', () => {
  const facts = everyFate().enrolled ?? []
  const subject = facts[0]?.subject ?? ''
  const late = buildFact({
    subject,
    n: 70,
    kind: 'resident-corrected',
    body: { changes: { fullName: '李四' }, reason: '迟到的更正' },
  })
  const registration = foldRegistration([...facts, late, fence(subject)])
  expect(registration).toMatchObject({ status: 'erased', resident: {}, volunteerNumber: null, groups: [] })
  expect(JSON.stringify(registration)).not.toMatch(/张秀英|李四|迟到/)
  expect(registration?.timeline.map(({ event }) => event)).toContain('subject-redacted')
})
