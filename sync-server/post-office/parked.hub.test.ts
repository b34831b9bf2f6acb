import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDeskSession } from '#testing/desk-session'
import { startTestHub, type TestHub } from '#testing/hub'
import { dyingStore, PowerCut, postOfficeOf } from '#testing/post-office-of'
import { retiree, unemployedResident } from '#testing/resident-drafts'
import { numbersOf, rulingsOf } from '#testing/rulings-of'
import { registered } from '#testing/submitted-facts'
import { HubTrouble } from '../hub-trouble.ts'
import { writeCheckpoint } from './checkpoint.ts'
import { countParked, park } from './park.ts'
import type { Surroundings } from './post-office-surroundings.ts'
import { retryParked } from './retry-parked.ts'
import { workOnOffice } from './work-on-office.ts'

let hub: TestHub
let post: Surroundings
let [here = '', there = ''] = ['', '']
const orgOf = (desk: string) => desk.slice(0, -3)
const work = (desk: string) => workOnOffice(post, orgOf(desk), () => false)

/** A passport says neither of its holder, so the desk types both. */
const passport = (number: string) => ({ type: 'passport', number })
const born = { bornOn: '1985-11-03', sex: 'male' }

beforeAll(async () => {
  hub = await startTestHub({ postOffice: false })
  post = postOfficeOf(hub)
  ;[here = '', , there = ''] = hub.desks.map(({ code }) => code)
})
afterAll(() => hub.close())

test('what an older hub set aside is answered by the first one that can read it', async () => {
  const fact = registered(here, 1, retiree())
  const { database, send, ask } = await openDeskSession(hub, here)
  await send(fact)
  const { body } = await ask('GET', `/${database}/_changes`)
  await park(post, fact.org, fact.id, 'newer-schema')
  await writeCheckpoint(post, fact.org, (body as { last_seq: string }).last_seq)
  expect(await work(here)).toBe(0)
  await retryParked(post)
  expect((await rulingsOf(hub, fact.org)).get(fact.id)?.outcome).toBe('enrolled')
  expect(await countParked(post)).toBe(0)
})

test('what still cannot be read stays set aside', async () => {
  const fact = registered(here, 2, {}, { kind: 'star-awarded' })
  await (await openDeskSession(hub, here)).send(fact)
  await work(here)
  await retryParked(post)
  expect(await countParked(post)).toBe(1)
})

test('a desk that writes under another office’s subject gets neither its number nor a new one', async () => {
  const fact = registered(here, 3, unemployedResident())
  await (await openDeskSession(hub, here)).send(fact)
  await work(here)
  const numbers = await numbersOf(hub)
  const stranger = unemployedResident({
    document: passport('E12345678'),
    ...born,
  })
  const copied = registered(there, 1, stranger, { subject: fact.subject })
  await (await openDeskSession(hub, there)).send(copied)
  await work(there)
  expect((await rulingsOf(hub, copied.org)).size).toBe(0)
  expect(await numbersOf(hub)).toEqual(numbers)
  const notes = await post.store.findByPrefix(hub.register, `parked:${copied.org}:`)
  expect(notes).toMatchObject([{ id: copied.id, reason: 'foreign-subject' }])
  await retryParked(post)
  expect(await post.store.findByPrefix(hub.register, `parked:${copied.org}:`)).toEqual(notes)
})

test('a registration that makes the post office itself fail is set aside, and the next one is answered', async () => {
  const [broken, sound] = [registered(there, 2, retiree()), registered(there, 3, unemployedResident())]
  await (await openDeskSession(hub, there)).send(broken, sound)
  const stumbling: Surroundings = {
    ...post,
    store: {
      ...post.store,
      findByPrefix(database, prefix) {
        if (prefix.startsWith(broken.subject)) throw new TypeError('a mistake of ours')
        return post.store.findByPrefix(database, prefix)
      },
    },
  }
  await workOnOffice(stumbling, orgOf(there), () => false)
  expect([...(await rulingsOf(hub, sound.org)).keys()]).toEqual([sound.id])
  await retryParked(post)
  expect([...(await rulingsOf(hub, sound.org)).keys()].sort()).toEqual([broken.id, sound.id].sort())
})

test('a ruling that CouchDB cannot take is noted, and holds up nobody', async () => {
  const fact = registered(there, 7, {})
  await (await openDeskSession(hub, there)).send(fact)
  const refusing: Surroundings = {
    ...post,
    store: {
      ...post.store,
      create(database, document) {
        if (document._id === `${fact.id}.ruled`) throw new HubTrouble({ statusCode: 400 })
        return post.store.create(database, document)
      },
    },
  }
  await workOnOffice(refusing, fact.org, () => false)
  const notes = await post.store.findByPrefix(hub.register, `parked:${fact.org}:${fact.subject}`)
  expect(notes).toMatchObject([{ reason: 'fault' }])
  await retryParked(post)
})

test('a registration that was set aside is not forgotten where the power fails while it is tried again', async () => {
  const fact = registered(there, 4, retiree({ document: null }))
  const { database, send, ask } = await openDeskSession(hub, there)
  await send(fact)
  const { body } = await ask('GET', `/${database}/_changes`)
  await park(post, fact.org, fact.subject, 'fault')
  await writeCheckpoint(post, fact.org, (body as { last_seq: string }).last_seq)
  const dying = postOfficeOf(hub, dyingStore(post.store, 1))
  await retryParked(dying).catch((failure) => expect(failure).toBeInstanceOf(PowerCut))
  await retryParked(post)
  expect((await rulingsOf(hub, fact.org)).get(fact.id)?.outcome).toBe('returned')
})

test('a person whom a desk named under another office’s subject can still be registered', async () => {
  const taken = registered(here, 4, unemployedResident({ document: passport('E11111111'), ...born }))
  await (await openDeskSession(hub, here)).send(taken)
  await work(here)
  const person = unemployedResident({ document: passport('E22222222'), ...born })
  const copied = registered(there, 5, person, { subject: taken.subject })
  const rightful = registered(there, 6, person)
  const session = await openDeskSession(hub, there)
  for (const fact of [copied, rightful]) {
    await session.send(fact)
    await work(there)
  }
  const rulings = await rulingsOf(hub, orgOf(there))
  expect([rulings.has(copied.id), rulings.get(rightful.id)?.outcome]).toEqual([false, 'enrolled'])
})
