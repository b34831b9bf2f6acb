import { afterAll, beforeAll, expect, test } from 'vitest'
import { DIRECTORY_DATABASE } from '#contracts/hub-databases'
import { startTestHub, type TestHub } from '#testing/hub'
import { connectHubStore, type HubStore } from '../hub-store.ts'
import { readHubKeys } from '../keys/hub-keys.ts'
import { prepareDirectory } from './prepare-directory.ts'

let hub: TestHub
let store: HubStore
beforeAll(async () => {
  hub = await startTestHub({ postOffice: false })
  store = connectHubStore(() => hub.adminUrl)
})
afterAll(() => hub.close())

const NOW = Date.parse('2026-03-02T09:00:00+08:00')
const prepare = (nowMs = NOW) => prepareDirectory(store, hub.tree, readHubKeys(hub.folder), nowMs)
/** Id → revision of everything that is published. */
async function revisions(): Promise<Readonly<Record<string, string>>> {
  const all = await store.findByPrefix(DIRECTORY_DATABASE, '')
  return Object.fromEntries(all.map(({ _id, _rev }) => [_id, _rev]))
}

test('prepared again, a day or an hour later, it touches nothing: no desk downloads anything anew', async () => {
  await prepare()
  const before = await revisions()
  await prepare(NOW + 3_600_000)
  await prepare(NOW + 86_400_000)
  expect(await revisions()).toEqual(before)
})

test('an entry that is no longer right is replaced, and its neighbours are not', async () => {
  await prepare()
  const id = 'division:410203'
  const wrong = await store.find(DIRECTORY_DATABASE, id)
  if (!wrong) throw new Error('no division')
  await store.replace(DIRECTORY_DATABASE, { ...wrong, zh: '顺河区', old: 1 })
  const before = await revisions()
  await prepare()
  const { _rev, ...entry } = (await store.find(DIRECTORY_DATABASE, id)) ?? { _rev: '' }
  expect(entry).toEqual({
    _id: id,
    kind: 'division',
    code: '410203',
    zh: '顺河回族区',
    en: 'Shunhe Hui District',
  })
  expect(await revisions()).toEqual({ ...before, [id]: _rev })
})

test('the day on which a key began to be used never moves', async () => {
  await prepare()
  const { kid } = readHubKeys(hub.folder).certificate
  const before = await store.find(DIRECTORY_DATABASE, `certificate-key:${kid}`)
  await prepare(NOW + 400 * 86_400_000)
  expect(await store.find(DIRECTORY_DATABASE, `certificate-key:${kid}`)).toEqual(before)
})

test('what a newer hub published beside these entries stays', async () => {
  const id = `festival:${hub.tree.organisations[0]?.code}`
  await store.create(DIRECTORY_DATABASE, { _id: id, kind: 'festival' })
  await prepare()
  const found = await store.find(DIRECTORY_DATABASE, id)
  expect(found).toMatchObject({ kind: 'festival' })
  if (found) await store.remove(DIRECTORY_DATABASE, found)
})
