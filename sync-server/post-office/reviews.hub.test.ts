import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DIRECTORY_DATABASE, orgDatabase } from '#contracts/hub-databases'
import { type DeskHand, openDeskHand } from '#testing/desk-hand'
import { communityTeam, countyCorps } from '#testing/group-drafts'
import { startTestHub, type TestHub } from '#testing/hub'
import { buildNationalNumber } from '#testing/national-number'
import { postOfficeOf, workEverywhere } from '#testing/post-office-of'
import { fourteenYearOld, motherConsents, retiree } from '#testing/resident-drafts'
import { numbersOf } from '#testing/rulings-of'
import { connectHubStore } from '../hub-store.ts'
import { escalateLateReviews } from './escalate-late-reviews.ts'
import { retryParked } from './retry-parked.ts'

let hub: TestHub
let office: DeskHand
let neighbour: DeskHand
let corps: DeskHand
let federation: DeskHand
let registrar: DeskHand
let people = 0

beforeAll(async () => {
  hub = await startTestHub({ postOffice: false })
  const at = (level: string) => {
    const org = hub.tree.organisations.find((organisation) => organisation.level === level)?.code
    return openDeskHand(hub, hub.desks.find((desk) => desk.org === org)?.code ?? '')
  }
  office = await at('office')
  neighbour = await openDeskHand(hub, hub.desks[2]?.code ?? '')
  corps = await at('corps')
  federation = await at('federation')
  registrar = await at('registrar')
})
afterAll(() => hub.close())

const automatic = () => workEverywhere(postOfficeOf(hub))
const manual = () => workEverywhere(postOfficeOf(hub, undefined, { policy: 'manual' }))

/** A person nobody has registered yet. */
function somebody() {
  people += 1
  const number = buildNationalNumber('410202', '1957-08-16', String(people * 2).padStart(3, '0'))
  return retiree({ document: { type: 'resident-id', number } })
}
const team = (changes: object = {}) =>
  communityTeam({ parent: corps.org, name: '龙亭区北道门社区志愿服务队', unit: UNIT, ...changes })
const UNIT = { name: '龙亭区北道门社区', type: '09', creditCode: null }
const approve = { outcome: 'approve', consentOpened: false }

async function parkedReason(id: string): Promise<unknown> {
  const store = connectHubStore(() => hub.adminUrl)
  return (await store.findByPrefix(hub.register, 'parked:')).find((note) => note.id === id)?.reason
}

describe('a group', () => {
  test('with a wrong name comes back at once with the right one, and bothers nobody', async () => {
    const applied = await office.write('group-applied', team({ name: '北道门志愿者协会' }))
    await automatic()
    expect(await office.hubSaid(applied.subject, 'group-ruled')).toMatchObject([
      {
        ruling: {
          outcome: 'returned',
          problems: [{ code: 'group-name-wrong', suggestion: '龙亭区北道门社区志愿服务队' }],
        },
      },
    ])
    expect(await corps.factsOf(applied.subject)).toEqual([])
  })

  test('is laid before its corps, returned in its words, corrected and approved into the directory', async () => {
    const applied = await office.write('group-applied', team())
    await automatic()
    expect(await office.hubSaid(applied.subject, 'review-opened')).toMatchObject([{ reviewer: corps.org }])
    // The copy is the fact to the letter.
    expect((await corps.factsOf(applied.subject)).find(({ id }) => id === applied.id)).toEqual(applied)
    const words = '请补充负责人的联系电话'
    await corps.write(
      'review-decided',
      { answers: applied.id, decision: { outcome: 'return', reasons: ['data-incomplete'], words } },
      applied.subject,
    )
    await automatic()
    const returned = {
      outcome: 'returned',
      problems: [{ code: 'returned-by-reviewer', reason: 'data-incomplete', words }],
    }
    for (const side of [office, corps]) {
      expect(await side.hubSaid(applied.subject, 'group-ruled')).toMatchObject([{ ruling: returned }])
    }

    const corrected = await office.write(
      'group-corrected',
      { changes: { address: '北道门街 14 号' }, reason: '按审核意见补充' },
      applied.subject,
    )
    await automatic()
    await corps.write('review-decided', { answers: corrected.id, decision: approve }, applied.subject)
    await automatic()
    expect((await office.hubSaid(applied.subject, 'group-ruled')).at(-1)).toMatchObject({
      answers: corrected.id,
      ruling: { outcome: 'approved' },
    })
    const store = connectHubStore(() => hub.adminUrl)
    expect(await store.find(DIRECTORY_DATABASE, applied.subject)).toMatchObject({
      kind: 'group',
      name: '龙亭区北道门社区志愿服务队',
      org: office.org,
      parent: corps.org,
    })
  })

  test('cannot take a name that another one holds, and learns only whose it is', async () => {
    const second = await neighbour.write('group-applied', team())
    await automatic()
    expect(await neighbour.hubSaid(second.subject, 'group-ruled')).toMatchObject([
      {
        ruling: {
          problems: [{ code: 'group-name-taken', officeName: '龙亭区北道门社区' }],
        },
      },
    ])
  })

  test('that is a corps is decided on by the federation', async () => {
    const applied = await corps.write('group-applied', countyCorps({ parent: federation.org }))
    await automatic()
    await federation.write('review-decided', { answers: applied.id, decision: approve }, applied.subject)
    await automatic()
    expect(await corps.hubSaid(applied.subject, 'group-ruled')).toMatchObject([
      { ruling: { outcome: 'approved' } },
    ])
  })

  test('is decided on by nobody but the one it was laid before', async () => {
    const unit = { ...UNIT, name: '宋都社区' }
    const applied = await office.write('group-applied', team({ name: '宋都社区志愿服务队', unit }))
    await automatic()
    const decisions = [
      await federation.write('review-decided', { answers: applied.id, decision: approve }, applied.subject),
      await corps.write('review-decided', { answers: applied.id, decision: approve }, 'group:another'),
    ]
    await automatic()
    expect(await office.hubSaid(applied.subject, 'group-ruled')).toEqual([])
    for (const decision of decisions) {
      expect(await parkedReason(decision.id)).toBe('not-theirs-to-decide')
    }
    await expect(
      office.write('review-decided', { answers: applied.id, decision: approve }, applied.subject),
    ).rejects.toThrow(/review/)
  })

  test('keeps to the first of two decisions', async () => {
    const unit = { ...UNIT, name: '西门社区' }
    const applied = await office.write('group-applied', team({ name: '西门社区志愿服务队', unit }))
    await automatic()
    const refuse = { outcome: 'refuse', reasons: ['outside-area'], words: '' }
    await corps.write('review-decided', { answers: applied.id, decision: approve }, applied.subject)
    await automatic()
    await corps.write('review-decided', { answers: applied.id, decision: refuse }, applied.subject)
    await automatic()
    expect(await office.hubSaid(applied.subject, 'group-ruled')).toMatchObject([
      { ruling: { outcome: 'approved' } },
    ])
  })
})

describe('a registration where the registrar approves by hand', () => {
  test('waits with a due date, then gets its number', async () => {
    const fact = await office.write('resident-registered', somebody())
    await manual()
    expect(await office.hubSaid(fact.subject, 'registration-ruled')).toEqual([])
    expect(await office.hubSaid(fact.subject, 'review-opened')).toMatchObject([
      { reviewer: registrar.org, dueOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) },
    ])
    await registrar.write('review-decided', { answers: fact.id, decision: approve }, fact.subject)
    await manual()
    const [said] = await office.hubSaid(fact.subject, 'registration-ruled')
    expect(said).toMatchObject({ ruling: { outcome: 'enrolled' } })
    expect([...(await numbersOf(hub)).values()].filter((subject) => subject === fact.subject)).toHaveLength(1)
    expect(await registrar.hubSaid(fact.subject, 'registration-ruled')).toEqual([said])
  })

  test('at the registrar’s own counter gets a number of the city: no number names the whole country', async () => {
    const { subject } = await registrar.write('resident-registered', somebody())
    await automatic()
    const [said] = await registrar.hubSaid(subject, 'registration-ruled')
    const city = hub.tree.organisations.find(({ level }) => level === 'federation')?.division
    expect(said).toMatchObject({
      ruling: { outcome: 'enrolled', volunteerNumber: expect.stringMatching(`^ZY${city}`) },
    })
  })

  test('may correct a phone number afterwards without asking again, but not a name', async () => {
    const fact = await office.write('resident-registered', somebody())
    await manual()
    await registrar.write('review-decided', { answers: fact.id, decision: approve }, fact.subject)
    await manual()
    const correct = (changes: object) =>
      office.write('resident-corrected', { changes, reason: '居民要求' }, fact.subject)
    await correct({ phone: { number: '13803785555', owner: 'self' } })
    await manual()
    expect(await office.hubSaid(fact.subject, 'registration-ruled')).toHaveLength(2)
    await correct({ fullName: '张秀瑛' })
    await manual()
    expect(await office.hubSaid(fact.subject, 'registration-ruled')).toHaveLength(2)
    expect(await office.hubSaid(fact.subject, 'review-opened')).toHaveLength(2)
  })

  test('that is refused lets the person go, and another office may register them', async () => {
    const person = somebody()
    const fact = await office.write('resident-registered', person)
    await manual()
    const refuse = { outcome: 'refuse', reasons: ['identity-doubtful'], words: '' }
    await registrar.write('review-decided', { answers: fact.id, decision: refuse }, fact.subject)
    await manual()
    const there = await neighbour.write('resident-registered', person)
    await automatic()
    expect(await neighbour.hubSaid(there.subject, 'registration-ruled')).toMatchObject([
      { ruling: { outcome: 'enrolled' } },
    ])
  })

  test('of a child is not approved by anybody who has not opened the consent', async () => {
    const number = buildNationalNumber('410202', '2011-09-01', '328')
    const child = fourteenYearOld({ document: { type: 'resident-id', number } })
    const fact = await office.write('resident-registered', child)
    await manual()
    const blind = await registrar.write(
      'review-decided',
      { answers: fact.id, decision: approve },
      fact.subject,
    )
    await manual()
    expect(await parkedReason(blind.id)).toBe('not-theirs-to-decide')
    expect(await office.hubSaid(fact.subject, 'registration-ruled')).toEqual([])
    const opened = { outcome: 'approve', consentOpened: true }
    await registrar.write('review-decided', { answers: fact.id, decision: opened }, fact.subject)
    await manual()
    expect(await office.hubSaid(fact.subject, 'registration-ruled')).toMatchObject([
      { ruling: { outcome: 'enrolled' } },
    ])
  })

  test('corrected before anybody decided is decided on once, in its last wording', async () => {
    const fact = await office.write('resident-registered', somebody())
    await manual()
    const later = await office.write(
      'resident-corrected',
      { changes: { fullName: '张秀瑛' }, reason: '写错' },
      fact.subject,
    )
    await manual()
    await registrar.write('review-decided', { answers: later.id, decision: approve }, fact.subject)
    await manual()
    expect(await office.hubSaid(fact.subject, 'registration-ruled')).toMatchObject([
      { answers: later.id, ruling: { outcome: 'enrolled' } },
    ])
  })
})

test('where somebody has to decide and nobody is there yet, nobody is enrolled meanwhile', async () => {
  const fact = await office.write('resident-registered', somebody())
  const withoutRegistrar = postOfficeOf(hub, undefined, { policy: 'manual' })
  const organisations = hub.tree.organisations.filter(({ level }) => level !== 'registrar')
  const book = { ...withoutRegistrar.book, organisations: () => organisations }
  await workEverywhere({ ...withoutRegistrar, book })
  expect(await office.hubSaid(fact.subject, 'registration-ruled')).toEqual([])
  expect(await parkedReason(fact.id)).toBe('nobody-to-decide')
  // The registrar has been added: what waited for it is laid before it.
  await retryParked(withoutRegistrar)
  expect(await office.hubSaid(fact.subject, 'review-opened')).toMatchObject([{ reviewer: registrar.org }])
  expect(await parkedReason(fact.id)).toBeUndefined()
})

test('where an organisation is the guardian, the level above decides although the rules alone do elsewhere', async () => {
  const number = buildNationalNumber('410202', '2011-09-01', '428')
  const consents = motherConsents()
  const guardian = {
    ...consents.guardian,
    fullName: '龙亭区北道门社区居民委员会',
    relation: 'organisation',
    ground: 'appointed-by-committee',
    shownBy: 'appointment-letter',
    document: { type: 'other', number: '54410202MF1234567X' },
  }
  const child = fourteenYearOld({
    document: { type: 'resident-id', number },
    guardianConsent: { ...consents, guardian },
  })
  const fact = await office.write('resident-registered', child)
  await automatic()
  expect(await office.hubSaid(fact.subject, 'registration-ruled')).toEqual([])
  expect(await office.hubSaid(fact.subject, 'review-opened')).toMatchObject([{ reviewer: corps.org }])
})

test('a review that nobody decides in time is told to the organisation above the reviewer, once, without a name', async () => {
  const unit = { ...UNIT, name: '迟到社区' }
  const applied = await office.write('group-applied', team({ name: '迟到社区志愿服务队', unit }))
  await automatic()
  const lateOf = async () =>
    (await federation.hubSaid(`organisation:${corps.org}`, 'review-escalated')).filter(
      ({ answers }) => answers === applied.id,
    )
  await escalateLateReviews(postOfficeOf(hub))
  expect(await lateOf()).toEqual([])
  const inAMonth = postOfficeOf(hub, undefined, { nowMs: () => Date.now() + 30 * 86_400_000 })
  await escalateLateReviews(inAMonth)
  await escalateLateReviews(inAMonth)
  expect(await lateOf()).toMatchObject([{ about: 'group', name: '迟到社区志愿服务队' }])
})

test('what was laid before an organisation is no mail of its own: nothing of it is parked', async () => {
  await automatic()
  const store = connectHubStore(() => hub.adminUrl)
  const copies = (await store.findByPrefix(orgDatabase(corps.org), 'group:')).filter(
    ({ org }) => org === office.org,
  )
  expect(copies.length).toBeGreaterThan(0)
  for (const { _id } of copies) expect(await parkedReason(_id)).toBeUndefined()
})
