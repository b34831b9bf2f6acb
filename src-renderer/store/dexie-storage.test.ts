import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { AnyFact } from '#domain/fact'
import { sampleFacts } from '#testing/sample-facts'
import { type DeskDatabase, openDeskDatabase } from './desk-database.ts'
import { dexieStorage } from './dexie-storage.ts'
import { type FactLog, openFactLog } from './fact-log.ts'
import { openKeyedTexts } from './keyed-texts.ts'

const DESK = '410202001-01'
const others = sampleFacts('410202001-02', 60)
const own = sampleFacts(DESK, 5)

let database: DeskDatabase
let log: FactLog

beforeEach(async () => {
  database = await openDeskDatabase(`${DESK}-${crypto.randomUUID()}`, dexieStorage())
  log = await openFactLog(database.facts, DESK)
})
afterEach(() => database.close())

function idsOf(facts: readonly { readonly id: string }[]): readonly string[] {
  return facts.map(({ id }) => id)
}

test('new facts among known ones are inserted, and the known ones are left alone', async () => {
  await log.receive(others.slice(0, 30))
  const changed: AnyFact = { ...(others[3] as AnyFact), worker: 'somebody else' }
  const arrivals = await log.receive([changed, ...others.slice(25, 40)])
  expect(arrivals.flatMap(({ facts }) => idsOf(facts))).toEqual(idsOf(others.slice(30, 40)))
  expect(await log.factsById([changed.id])).toEqual([others[3]])
  expect(await log.count()).toBe(40)
})

test('own facts are found by their numbers, among many of others', async () => {
  await log.receive([...others, ...own])
  expect((await log.ownAfter(0, 100)).map(({ n }) => n)).toEqual([1, 2, 3, 4, 5])
  expect((await log.ownAfter(2, 2)).map(({ n }) => n)).toEqual([3, 4])
  expect(log.lastNumber()).toBe(5)
  expect((await openFactLog(database.facts, DESK)).lastNumber()).toBe(5)
})

test('an index on the running number holds nothing of the facts of others', async () => {
  await log.receive([...others, ...own])
  const { dexieTable } = await database.facts.storageInstance.internals
  const index = '[_deleted+own.n+id]'
  expect(await dexieTable.where(index).between([], [[]]).count()).toBe(5)
  const names = dexieTable.schema.indexes.map(({ name }: { name: string }) => name)
  expect(names.toSorted()).toEqual(['[_deleted+own.n+id]', '[_meta.lwt+id]'])
})

test('the facts of one subject are found, and no neighbours', async () => {
  await log.receive(others)
  const [fact] = others.slice(20) as [AnyFact]
  const ruling = { ...fact, id: `${fact.id}.ruled`, kind: 'registration-ruled' }
  await log.receive([ruling])
  expect(idsOf(await log.factsOf(fact.subject))).toEqual([fact.id, ruling.id])
})

test('everything is read once, in pages, in the order of ids', async () => {
  await log.receive(others)
  const read: string[] = []
  for await (const page of log.everything(7)) read.push(...idsOf(page))
  expect(read).toEqual(idsOf(others).toSorted())
})

test('what arrived after a moment is read again, over page borders', async () => {
  const [first] = await log.receive(others.slice(0, 10))
  await log.receive(others.slice(10, 35))
  await log.receive(others.slice(35))
  const read = new Set<string>()
  for await (const { facts } of log.arrivalsAfter(first?.writtenAt ?? 0, 6)) {
    for (const { id } of facts) read.add(id)
  }
  expect(read).toEqual(new Set(idsOf(others.slice(10))))
})

test('removed texts do not shorten the pages of those that are left', async () => {
  const texts = openKeyedTexts(database.drafts)
  const keys = Array.from({ length: 1200 }, (_, index) => String(index).padStart(4, '0'))
  await texts.put(keys.map((key) => ({ key, text: key })))
  await texts.remove(keys.slice(100, 800))
  const left = [...keys.slice(0, 100), ...keys.slice(800)]
  expect((await texts.all()).map(({ key }) => key)).toEqual(left)
  await texts.put([{ key: '0100', text: 'again' }])
  expect(await texts.find('0100')).toBe('again')
  expect(await texts.find('0101')).toBeNull()
})
