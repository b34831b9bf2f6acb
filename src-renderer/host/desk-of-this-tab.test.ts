import { IDBFactory } from 'fake-indexeddb'
import { expect, test } from 'vitest'
import { enrolmentOf } from '#testing/enrolments'
import { chooseDesk, findDeskOfThisTab, keepEnrolment, type TabSurroundings } from './desk-of-this-tab.ts'
import { openSecretStore, type SecretStore } from './secret-store.ts'

/** A hub on trial: it enrols the two desks of one office and counts how often it was asked. */
function trialHub(): { asked: string[]; fetch: TabSurroundings['fetch'] } {
  const asked: string[] = []
  return {
    asked,
    fetch: async (address) => {
      asked.push(new URL(address).pathname)
      const code = /^\/desk\/trial-enrolment\/(410202001-0[12])$/.exec(new URL(address).pathname)?.[1]
      return code ? Response.json(enrolmentOf(code)) : new Response('', { status: 404 })
    },
  }
}

function openTab(secrets: SecretStore, fetch: TabSurroundings['fetch'], search = ''): TabSurroundings {
  const kept = new Map<string, string>()
  return {
    secrets,
    fetch,
    address: `http://127.0.0.1:1/desk/${search}#/register`,
    tab: { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => kept.set(key, value) },
  }
}

test('a desk named in the address is enrolled on trial once, and known without a name from then on', async () => {
  const hub = trialHub()
  const secrets = await openSecretStore(new IDBFactory())
  const first = await findDeskOfThisTab(openTab(secrets, hub.fetch, '?desk=410202001-02'))
  expect(first?.desk.code).toBe('410202001-02')
  expect((await findDeskOfThisTab(openTab(secrets, hub.fetch)))?.desk.code).toBe('410202001-02')
  expect(hub.asked).toEqual(['/desk/trial-enrolment/410202001-02'])
})

test('two tabs of one profile stay two desks, also when the address no longer names them', async () => {
  const hub = trialHub()
  const secrets = await openSecretStore(new IDBFactory())
  const left = openTab(secrets, hub.fetch, '?desk=410202001-01')
  await findDeskOfThisTab(left)
  await findDeskOfThisTab(openTab(secrets, hub.fetch, '?desk=410202001-02'))
  const reloaded = { ...left, address: 'http://127.0.0.1:1/desk/' }
  expect((await findDeskOfThisTab(reloaded))?.desk.code).toBe('410202001-01')
})

test('an enrolment makes this tab its desk, and the one before stays in the profile to be chosen again', async () => {
  const { fetch } = trialHub()
  const secrets = await openSecretStore(new IDBFactory())
  const tab = openTab(secrets, fetch)
  expect(await keepEnrolment(enrolmentOf('410202009-01'), tab)).toEqual({ outcome: 'kept' })
  expect(await keepEnrolment(enrolmentOf('410202009-02'), tab)).toEqual({ outcome: 'kept' })
  expect((await findDeskOfThisTab(tab))?.desk.code).toBe('410202009-02')
  expect(await chooseDesk('410202009-01', tab)).toBe(true)
  expect((await findDeskOfThisTab(tab))?.desk.code).toBe('410202009-01')
  expect(await chooseDesk('410202009-03', tab)).toBe(false)
  expect((await findDeskOfThisTab(tab))?.desk.code).toBe('410202009-01')
})

test('a browser that keeps nothing says so, and this tab is no desk', async () => {
  const secrets = await openSecretStore(new IDBFactory())
  const full = {
    ...secrets,
    keep: () => Promise.reject(new DOMException('no space', 'QuotaExceededError')),
  }
  const tab = openTab(full, trialHub().fetch)
  expect(await keepEnrolment(enrolmentOf('410202009-01'), tab)).toEqual({ outcome: 'not-stored' })
  expect(await findDeskOfThisTab(tab)).toBeNull()
})

test.each([
  ['a desk the trial does not know', '?desk=999999999-01', trialHub().fetch],
  ['no trial, but a page that answers everything', '?desk=410202001-01', async () => new Response('<html>')],
  [
    'no line',
    '?desk=410202001-01',
    async () => {
      throw new TypeError('Failed to fetch')
    },
  ],
  [
    'an enrolment for another desk',
    '?desk=410202001-01',
    async () => Response.json(enrolmentOf('410202001-02')),
  ],
  ['no name at all', '', trialHub().fetch],
])('%s leaves the tab without a desk', async (_case, search, fetch) => {
  const secrets = await openSecretStore(new IDBFactory())
  expect(await findDeskOfThisTab(openTab(secrets, fetch, search))).toBeNull()
  expect(await secrets.findLastDesk()).toBeNull()
})
