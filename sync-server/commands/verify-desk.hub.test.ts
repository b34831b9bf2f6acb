import { afterAll, beforeAll, expect, test } from 'vitest'
import { orgDatabase } from '#contracts/hub-databases'
import { openDeskSession } from '#testing/desk-session'
import { startTestHub, type TestHub } from '#testing/hub'
import { hubCommand } from '#testing/hub-commands'
import { signedRegistration } from '#testing/signed-registration'
import { sealInTurn, trialDeskKey } from '#testing/trial-seals'
import { until } from '#testing/until'
import { connectHubStore, type HubStore } from '../hub-store.ts'

let hub: TestHub
let store: HubStore
let [desk = '', org = ''] = ['', '']
beforeAll(async () => {
  hub = await startTestHub()
  store = connectHubStore(() => hub.adminUrl)
  ;({ code: desk = '', org = '' } = hub.desks[0] ?? {})
})
afterAll(() => hub.close())

const verify = () => hubCommand(hub, 'desk', 'verify', desk)

test('an operator checks a desk’s whole chain, and reads what was altered and what is gone', async () => {
  const facts = await sealInTurn(
    [1, 2, 3, 4].map((n) => signedRegistration(desk, n)),
    await trialDeskKey(),
  )
  await (await openDeskSession(hub, desk)).send(...facts)
  await until(async () => Number((await store.find(hub.register, `ledger:${desk}`))?.through) === 4)
  await until(async () => (await store.findByPrefix('directory', `desk-key:${desk}:`)).length === 1)
  const whole = await verify()
  expect([whole.exitCode, whole.err]).toEqual([0, ''])
  expect(whole.out).toMatch(/facts checked 4，.*findings 0/)
  expect((await hubCommand(hub, 'desk', 'list')).out).toMatch(/seal keys 1，封签不符 seals in doubt 0/)

  const [, second, , last] = facts
  const database = orgDatabase(org)
  const stored = await store.find(database, second?.id ?? '')
  await store.replace(database, JSON.parse(JSON.stringify(stored).replace('"photo":true', '"photo":false')))
  const gone = await store.find(database, last?.id ?? '')
  if (gone) await store.remove(database, gone)
  const { exitCode, out, err } = await verify()
  expect(exitCode).toBe(1)
  expect(out).toContain(`number 2 (${second?.id})：被改动 altered: 同意与否的回答 the answers`)
  expect(out).toContain('numbers 4 to 4: gone')
  expect(out).toMatch(/findings 2/)
  expect(err).toMatch(/leave everything as it is/)
  await until(async () => /seals in doubt 1/.test((await hubCommand(hub, 'desk', 'list')).out))
})

test('asked to verify a desk that nobody knows, it says how to find the right one', async () => {
  const { exitCode, err } = await hubCommand(hub, 'desk', 'verify', '999999-99')
  expect([exitCode, err]).toEqual([1, expect.stringMatching(/desk list/)])
})
