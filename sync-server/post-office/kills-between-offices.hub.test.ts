import { afterAll, beforeAll, expect, test } from 'vitest'
import { DIRECTORY_DATABASE } from '#contracts/hub-databases'
import { foldGroup } from '#domain/groups/fold-group'
import { foldRegistration } from '#domain/registration/fold-registration'
import { type DeskHand, openDeskHand } from '#testing/desk-hand'
import { communityTeam } from '#testing/group-drafts'
import { startTestHub, type TestHub } from '#testing/hub'
import { buildNationalNumber } from '#testing/national-number'
import { dyingStore, PowerCut, postOfficeOf, workEverywhere } from '#testing/post-office-of'
import { retiree } from '#testing/resident-drafts'
import { numbersOf } from '#testing/rulings-of'
import { connectHubStore } from '../hub-store.ts'

let hub: TestHub
let office: DeskHand
let neighbour: DeskHand
let corps: DeskHand
let rounds = 0

beforeAll(async () => {
  hub = await startTestHub({ postOffice: false })
  const offices = hub.tree.organisations.filter(({ level }) => level === 'office')
  const deskOf = (org: string) => hub.desks.find((desk) => desk.org === org)?.code ?? ''
  office = await openDeskHand(hub, deskOf(offices[0]?.code ?? ''))
  neighbour = await openDeskHand(hub, deskOf(offices[1]?.code ?? ''))
  corps = await openDeskHand(hub, deskOf(offices[0]?.parent ?? ''))
})
afterAll(() => hub.close())

/** One life of the post office's process; true where it came to the end of its work. */
async function live(writes: number): Promise<boolean> {
  try {
    await workEverywhere(
      postOfficeOf(
        hub,
        dyingStore(
          connectHubStore(() => hub.adminUrl),
          writes,
        ),
      ),
    )
    return true
  } catch (failure) {
    if (failure instanceof PowerCut) return false
    throw failure
  }
}

/** Dies once after so many writes, then lives on to the end; true where it had not died. */
async function liveThrough(writes: number): Promise<boolean> {
  const undisturbed = await live(writes)
  if (!undisturbed) expect(await live(10_000)).toBe(true)
  return undisturbed
}

function person(part: number) {
  const sequence = String(rounds * 4 + part * 2).padStart(3, '0')
  return retiree({
    document: { type: 'resident-id', number: buildNationalNumber('410202', '1957-08-16', sequence) },
  })
}

/** Everything that passes between offices, one step of each at a time, the post office dying once in each step. */
async function oneRound(writes: number): Promise<boolean> {
  rounds += 1
  const name = `第${'一二三四五六七八九十'[rounds % 10]}社区${'甲乙丙丁戊己庚辛'[Math.floor(rounds / 10)]}`
  const unit = { name, type: '09', creditCode: null }
  const team = await office.write(
    'group-applied',
    communityTeam({ parent: corps.org, unit, name: `${name}志愿服务队` }),
  )
  const moving = await office.write('resident-registered', person(0))
  const denied = await office.write('resident-registered', person(1))
  const undisturbed = [await liveThrough(writes)]

  const moved = await neighbour.write('resident-registered', person(0))
  const heard = await neighbour.write('resident-registered', person(1))
  await corps.write(
    'review-decided',
    { answers: team.id, decision: { outcome: 'approve', consentOpened: false } },
    team.subject,
  )
  undisturbed.push(await liveThrough(writes))

  await neighbour.write(
    'transfer-requested',
    { consent: { givenBy: 'self', givenOn: '2026-03-02' } },
    moved.subject,
  )
  const dispute = await neighbour.write(
    'dispute-opened',
    { claim: 'never-registered-by-me', statement: '没有', on: '2026-03-02' },
    heard.subject,
  )
  undisturbed.push(await liveThrough(writes))

  await office.write(
    'dispute-answered',
    { dispute: dispute.id, answer: { outcome: 'no-consent-found', words: '' } },
    denied.subject,
  )
  undisturbed.push(await liveThrough(writes))

  const group = foldGroup(await office.factsOf(team.subject))
  expect(group?.status).toBe('approved')
  const store = connectHubStore(() => hub.adminUrl)
  expect(await store.find(DIRECTORY_DATABASE, team.subject)).toMatchObject({ name: `${name}志愿服务队` })
  expect(foldGroup(await corps.factsOf(team.subject))?.status).toBe('approved')

  const state = async (hand: DeskHand, subject: string) => foldRegistration(await hand.factsOf(subject))
  const before = await office.hubSaid(moving.subject, 'registration-ruled')
  const after = await state(neighbour, moved.subject)
  expect(before).toMatchObject([{ ruling: { volunteerNumber: after?.volunteerNumber } }])
  expect((await state(office, moving.subject))?.status).toBe('ended')
  expect((await state(office, denied.subject))?.status).toBe('ended')
  expect((await state(neighbour, heard.subject))?.status).toBe('enrolled')
  const owners = [...(await numbersOf(hub)).values()]
  for (const [subject, numbers] of [
    [moved.subject, 1],
    [moving.subject, 0],
    [heard.subject, 1],
    [denied.subject, 1],
  ] as const) {
    expect(owners.filter((owner) => owner === subject)).toHaveLength(numbers)
  }
  return undisturbed.every(Boolean)
}

test('killed after any write, the post office brings every review, transfer and dispute to one end', async () => {
  for (let writes = 1; !(await oneRound(writes)); writes += 1) expect(writes).toBeLessThan(60)
  expect(rounds).toBeGreaterThan(15)
}, 240_000)
