import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { DIRECTORY_DATABASE, orgDatabase } from '#contracts/hub-databases'
import { toHubDocument } from '#contracts/hub-document'
import type { AnyFact } from '#domain/fact'
import { askHub } from '#testing/ask-hub'
import { openDeskSession } from '#testing/desk-session'
import { startTestHub, type TestHub } from '#testing/hub'
import { postOfficeOf } from '#testing/post-office-of'
import { rulingsOf } from '#testing/rulings-of'
import { sampleFacts } from '#testing/sample-facts'
import { until } from '#testing/until'
import { connectHubStore, type HubStore } from '../hub-store.ts'
import { HubTrouble } from '../hub-trouble.ts'
import { createOrganisationBook } from '../organisation-book.ts'
import { openPostOffice, type PostOffice } from './post-office.ts'

let hub: TestHub
let desk = ''
let office: PostOffice | null = null
const added: string[] = []
/** Codes that the tree's own are not. */
const fresh = ['7', '8'].values()
let n = 0

beforeAll(async () => {
  hub = await startTestHub({ postOffice: false })
  desk = hub.desks[0]?.code ?? ''
})
afterEach(async () => {
  await office?.stop()
  for (const code of added.splice(0)) await removeOrganisation(code)
})
afterAll(() => hub.close())

const here = () => desk.slice(0, -3)
const ask = (method: string, path: string, body?: unknown) => askHub(hub.adminUrl, method, path, body)

/** The post office as a process has it, following the directory of the hub. */
function open(change: (store: HubStore) => HubStore = (store) => store, stopWithinMs?: number): PostOffice {
  const store = change(connectHubStore(() => hub.adminUrl))
  office = openPostOffice({ ...postOfficeOf(hub, store), book: createOrganisationBook(store) }, stopWithinMs)
  return office
}

const freshCode = () => `${here().slice(0, -1)}${fresh.next().value}`

async function addOrganisation(code: string): Promise<void> {
  const organisation = { code, name: '新设社区', level: 'office', division: '410202', parent: null }
  await ask('PUT', `/${DIRECTORY_DATABASE}/organisation:${code}`, { kind: 'organisation', ...organisation })
  added.push(code)
}

async function removeOrganisation(code: string): Promise<void> {
  const path = `/${DIRECTORY_DATABASE}/organisation:${code}`
  const { body } = await ask('GET', path)
  await ask('DELETE', `${path}?rev=${(body as { _rev: string })._rev}`)
  await ask('DELETE', `/${orgDatabase(code)}`)
}

function someFacts(of: string, count: number): readonly AnyFact[] {
  n += count
  return sampleFacts(of, count, { from: n, seed: n })
}

const write = (code: string, facts: readonly AnyFact[]) =>
  ask('POST', `/${orgDatabase(code)}/_bulk_docs`, { docs: facts.map(toHubDocument) })

async function waitForRulings(code: string, facts: readonly AnyFact[]): Promise<void> {
  await until(async () => {
    const rulings = await rulingsOf(hub, code)
    return facts.every(({ id }) => rulings.get(id)?.outcome === 'enrolled')
  })
}

test('an office whose database is missing holds up no other, and is served as soon as there is one', async () => {
  const code = freshCode()
  await addOrganisation(code)
  const facts = someFacts(desk, 3)
  await (await openDeskSession(hub, desk)).send(...facts)
  const { state } = open()
  await waitForRulings(here(), facts)
  await until(async () => state().officesInTrouble === 1)
  expect(state()).toMatchObject({ status: 'ok', caughtUp: false })
  await ask('PUT', `/${orgDatabase(code)}`)
  const late = someFacts(`${code}-01`, 2)
  await write(code, late)
  await waitForRulings(code, late)
  await until(async () => state().caughtUp)
  expect(state()).toMatchObject({ officesInTrouble: 0, officesWaiting: 0, changesWaiting: 0, lagSeconds: 0 })
})

test('an organisation that is added while the post office runs is served, what it had sent before too', async () => {
  const { state } = open()
  await until(async () => state().caughtUp)
  const code = freshCode()
  await ask('PUT', `/${orgDatabase(code)}`)
  const early = someFacts(`${code}-01`, 2)
  await write(code, early)
  await addOrganisation(code)
  await waitForRulings(code, early)
})

test('a database that fails now and then is tried again, and a hub that is away altogether is waited for', async () => {
  let [own, all] = [2, 2]
  let failed = 0
  const { state } = open((store) => ({
    ...store,
    async changes(database, ...rest) {
      const statusCode = database === orgDatabase(here()) ? 500 : undefined
      if (statusCode ? own-- > 0 : all-- > 0) {
        failed += 1
        throw new HubTrouble({ statusCode })
      }
      return store.changes(database, ...rest)
    },
  }))
  const facts = someFacts(desk, 2)
  await (await openDeskSession(hub, desk)).send(...facts)
  await waitForRulings(here(), facts)
  await until(async () => state().caughtUp)
  expect(failed).toBe(4)
})

test('stopped while it works, it finishes and notes what it has in hand, and begins nothing more', async () => {
  const facts = someFacts(desk, 20)
  const holding = Promise.withResolvers<void>()
  let asked = 0
  const { stop } = open((store) => ({
    ...store,
    async create(database, document) {
      if (String(document.kind) === 'registration-ruled') {
        asked += 1
        await holding.promise
      }
      return store.create(database, document)
    },
  }))
  await (await openDeskSession(hub, desk)).send(...facts)
  await until(async () => asked > 0)
  const stopped = stop()
  await (await openDeskSession(hub, desk)).send(...someFacts(desk, 1))
  holding.resolve()
  await stopped
  const rulings = await rulingsOf(hub, here())
  const store = connectHubStore(() => hub.adminUrl)
  const checkpoint = await store.find(hub.register, `checkpoint:${here()}`)
  const since = String(checkpoint?.seq)
  const later = await store.changes(orgDatabase(here()), since, 1000, (id) => !id.includes('.'))
  const unanswered = later.changes.flatMap(({ document }) => (document ? [document._id] : []))
  expect(facts.filter(({ id }) => rulings.has(id) === unanswered.includes(id))).toEqual([])
  expect(rulings.size).toBeGreaterThan(0)
})

test('a hub that does not answer any more cannot keep it from stopping', async () => {
  let asked = 0
  const { stop } = open(
    (store) => ({
      ...store,
      changes() {
        asked += 1
        return new Promise(() => {})
      },
    }),
    50,
  )
  await until(async () => asked > 0)
  await stop()
})
