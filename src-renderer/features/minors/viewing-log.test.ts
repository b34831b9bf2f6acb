import { afterEach, expect, test } from 'vitest'
import { PlainDate } from '#domain/plain-date'
import { everyConsent } from '#testing/consent-facts'
import { openMemoryDesk } from '#testing/memory-desk'
import { signedRegistration } from '#testing/signed-registration'
import type { OpenedDeskStore } from '../../store/open-desk-store.ts'
import { StoreFailure } from '../../store/store-failure.ts'
import { readViewings, yearsOf } from './read-viewings.ts'
import { createViewingLog } from './viewing-log.ts'

const ORG = '410202001'
/** The day of the memory desk's own clock. */
const TODAY = '2026-03-03'
let store: OpenedDeskStore | undefined
afterEach(() => store?.close())

async function openLog() {
  const desk = await openMemoryDesk(ORG)
  store = desk
  const girl = everyConsent().valid ?? []
  await desk.exchange.receive(girl)
  const subject = girl[0]?.subject ?? ''
  const outside = { worker: `${ORG}-w1`, today: TODAY }
  const open = (through: Pick<OpenedDeskStore, 'append' | 'factsOf'> = desk) =>
    createViewingLog({
      desk: `${ORG}-01`,
      worker: () => outside.worker,
      today: () => PlainDate.parse(outside.today),
      store: through,
    })
  const viewed = async () =>
    (await desk.factsOf(subject)).flatMap(({ kind, body }) => (kind === 'minor-data-viewed' ? [body] : []))
  return { desk, subject, outside, open, viewed }
}

test('one worker, one place, one day: one fact, however often the page is opened', async () => {
  const { subject, open, viewed } = await openLog()
  const log = open()
  await Promise.all([log.note(subject, 'person-page'), log.note(subject, 'person-page')])
  await log.note(subject, 'person-page')
  // The page is loaded anew, and with it the log.
  await open().note(subject, 'person-page')
  expect(await viewed()).toEqual([{ opened: 'person-page' }])
  await log.note(subject, 'form')
  expect(await viewed()).toEqual([{ opened: 'person-page' }, { opened: 'form' }])
})

test('another day is another view', async () => {
  const { subject, outside, open, viewed } = await openLog()
  const log = open()
  await log.note(subject, 'person-page')
  outside.today = '2026-03-04'
  await log.note(subject, 'person-page')
  expect(await viewed()).toHaveLength(2)
})

test('what another worker or another desk has noted does not stand for this one', async () => {
  const { desk, subject, outside, open, viewed } = await openLog()
  await open().note(subject, 'person-page')
  const [own] = (await desk.factsOf(subject)).filter(({ kind }) => kind === 'minor-data-viewed')
  outside.worker = `${ORG}-w2`
  const elsewhere = {
    ...own,
    id: `${subject}:0198c2a4-0000-7000-8000-0000000000ee`,
    desk: `${ORG}-02`,
    worker: `${ORG}-w2`,
  }
  // A copy of what stands there already, with another id and another writer.
  await desk.exchange.receive([elsewhere as NonNullable<typeof own>])
  await open().note(subject, 'person-page')
  expect(await viewed()).toHaveLength(3)
})

test('whoever registers the child is not noted that day as looking at it, but as reviewing it', async () => {
  const { desk, outside, open } = await openLog()
  const { body } = signedRegistration(`${ORG}-01`, 1)
  // As `admitResident` has made it.
  const { subject } = await desk.append({
    subject: 'registration:0198c2a4-0000-7000-8000-0000000000aa',
    kind: 'resident-registered',
    body: body as never,
  })
  const kinds = async () => (await desk.factsOf(subject)).map(({ kind }) => kind)
  await open().note(subject, 'person-page')
  await open().note(subject, 'form')
  expect(await kinds()).toEqual(['resident-registered'])
  await open().note(subject, 'review')
  outside.today = '2026-03-04'
  await open().note(subject, 'person-page')
  expect(await kinds()).toEqual(['resident-registered', 'minor-data-viewed', 'minor-data-viewed'])
})

test('a full disk is said, and the next attempt notes it', async () => {
  const { desk, subject, open, viewed } = await openLog()
  let full = true
  const log = open({
    factsOf: desk.factsOf,
    append: (fact) => (full ? Promise.reject(new StoreFailure('disk-full')) : desk.append(fact)),
  })
  await expect(log.note(subject, 'person-page')).rejects.toMatchObject({ reason: 'disk-full' })
  expect(await viewed()).toEqual([])
  full = false
  await log.note(subject, 'person-page')
  expect(await viewed()).toEqual([{ opened: 'person-page' }])
})

test('the list has every view on this disk, newest first, with the years that there are', async () => {
  const { desk, subject, open } = await openLog()
  await open().note(subject, 'person-page')
  await open().note(subject, 'form')
  const seen: (readonly [number, number])[] = []
  const signal = new AbortController().signal
  const viewings = await readViewings(desk, ORG, {
    onProgress: (done, total) => seen.push([done, total]),
    signal,
  })
  expect(viewings.map(({ opened, fullName }) => [opened, fullName])).toEqual([
    ['form', '陈雨桐'],
    ['person-page', '陈雨桐'],
  ])
  expect(seen.at(-1)).toEqual([4, 4])
  expect(yearsOf(viewings, '2027')).toEqual(['2027', '2026'])
  expect(await readViewings(desk, '410202', { onProgress: () => {}, signal })).toEqual([])
})

test('reading ends when the page is left', async () => {
  const { desk } = await openLog()
  const leaving = new AbortController()
  leaving.abort()
  const reading = readViewings(desk, ORG, { onProgress: () => {}, signal: leaving.signal })
  await expect(reading).rejects.toThrow()
})
