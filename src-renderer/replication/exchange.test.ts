import { afterEach, describe, expect, test } from 'vitest'
import { toHubDocument } from '#contracts/hub-document'
import type { AnyFact } from '#domain/fact'
import { createFakeHub, type FakeHub } from '#testing/fake-hub'
import { fastClock } from '#testing/fast-clock'
import { sampleFacts } from '#testing/sample-facts'
import { type SimulatedDesk, simulatedDesk } from '#testing/simulated-desk'
import { until } from '#testing/until'
import type { SyncHealth, SyncPhase } from './health.ts'
import type { HubConnection } from './hub-connection.ts'

const OFFICE = '410202001'
const DESK = `${OFFICE}-01`
const clock = fastClock(1000)

let desk: SimulatedDesk | null = null
afterEach(async () => {
  await desk?.stop()
  desk = null
})

/** A desk on a line to the hub; `line` may spoil what goes over it. */
async function startDesk(hub: FakeHub, line: HubConnection = hub.connect()): Promise<SimulatedDesk> {
  desk = simulatedDesk(DESK, { line, clock })
  await desk.start()
  return desk
}

function createHub(): FakeHub {
  return createFakeHub(`org-${OFFICE}`)
}

function health(started: SimulatedDesk): SyncHealth {
  return started.replication().health()
}

async function reaches(started: SimulatedDesk, phase: SyncPhase): Promise<SyncHealth> {
  await until(
    async () =>
      health(started).phase === phase && (phase !== 'up-to-date' || health(started).waiting.count === 0),
  )
  return health(started)
}

function refusedOf(started: SimulatedDesk): readonly string[] {
  return started
    .store()
    .exchange.refused.all.get()
    .map(({ code, words }) => `${code}: ${words}`)
}

/** Everything a line carries, passed through a filter. */
function spoil(
  line: HubConnection,
  filter: (path: string, init: RequestInit, pass: () => Promise<Response>) => Promise<Response>,
): HubConnection {
  return { ...line, fetch: (path, init = {}) => filter(path, init, () => line.fetch(path, init)) }
}

function json(status: number, body: unknown): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } })
}

describe('push', () => {
  test('facts arrive at the hub word for word, whatever was saved before the line came', async () => {
    const hub = createHub()
    const started = await startDesk(hub)
    const facts: AnyFact[] = []
    for (let count = 0; count < 230; count += 1) facts.push(await started.register())
    await reaches(started, 'up-to-date')
    for (const fact of facts) {
      const { _rev, ...document } = hub.find(fact.id) ?? {}
      expect(document).toEqual(toHubDocument(fact))
    }
  })

  test('one refused fact is set aside with the words of the hub, and every other one arrives', async () => {
    const hub = createHub()
    hub.guard = (document) => (document.n === 31 ? 'not this one' : null)
    const started = await startDesk(hub)
    for (let count = 0; count < 62; count += 1) await started.register()
    await reaches(started, 'up-to-date')
    expect(hub.documents()).toHaveLength(61)
    expect(refusedOf(started)).toEqual(['forbidden: not this one'])
    expect(health(started).refused).toBe(1)
  })

  test('a refused fact is sent again when the rules of the hub change, and on demand', async () => {
    const hub = createHub()
    let forbidden = [1, 2]
    hub.guard = (document) => (forbidden.includes(Number(document.n)) ? 'not yet' : null)
    const started = await startDesk(hub)
    const first = await started.register()
    const second = await started.register()
    await until(async () => refusedOf(started).length === 2)
    forbidden = [1]
    started.replication().retryRefused([second.id])
    await until(async () => hub.find(second.id))
    forbidden = []
    hub.write({ _id: '_design/guard' })
    await until(async () => hub.find(first.id) && refusedOf(started).length === 0)
  })

  test('a fact whose answer was lost is found at the hub and not set aside', async () => {
    const hub = createHub()
    let lost = 0
    const line = spoil(hub.connect(), async (path, _init, pass) => {
      const answer = await pass()
      if (!path.endsWith('_bulk_docs') || answer.status !== 201 || lost > 0) return answer
      lost += 1
      throw new TypeError('Failed to fetch')
    })
    const started = await startDesk(hub, line)
    await started.register()
    await reaches(started, 'up-to-date')
    expect(lost).toBe(1)
    expect(hub.documents()).toHaveLength(1)
    expect(refusedOf(started)).toEqual([])
  })

  test('a fact whose id holds something else at the hub is set aside, and nothing there is overwritten', async () => {
    const hub = createHub()
    let swapped = false
    const line = spoil(hub.connect(), async (path, _init, pass) => {
      if (path.endsWith('_bulk_docs') && !swapped) {
        swapped = true
        for (const { text } of await started.store().exchange.outgoingAfter(0, 1)) {
          hub.write({ ...JSON.parse(text), worker: 'somebody else' })
        }
      }
      return pass()
    })
    const started = await startDesk(hub, line)
    const fact = await started.register()
    await until(async () => refusedOf(started).length === 1)
    expect(refusedOf(started)[0]).toMatch(/^different-at-hub/)
    expect(hub.find(fact.id)?.worker).toBe('somebody else')
  })

  test('a request that is too large is halved down to the one fact that is, and only that is set aside', async () => {
    const hub = createHub()
    hub.tooLarge = 20_000
    const started = await startDesk(hub)
    for (let count = 0; count < 30; count += 1) {
      await started.register(count === 17 ? { wagesNote: 'x'.repeat(30_000) } : {})
    }
    await reaches(started, 'up-to-date')
    expect(hub.documents()).toHaveLength(29)
    expect(refusedOf(started)).toEqual(['too-large: the request entity is too large'])
  })

  test('a request that the hub cannot read for the sake of one fact keeps back that one only', async () => {
    const hub = createHub()
    const line = spoil(hub.connect(), async (path, init, pass) => {
      if (!path.endsWith('_bulk_docs')) return pass()
      const text = await new Response(init.body).text()
      const plain = new Headers(init.headers).get('content-encoding') === null
      return !plain || text.includes('"n":3,')
        ? json(400, { error: 'bad_request', reason: 'unreadable' })
        : pass()
    })
    const started = await startDesk(hub, line)
    for (let count = 0; count < 9; count += 1) await started.register()
    await reaches(started, 'up-to-date')
    expect(hub.documents()).toHaveLength(8)
    expect(refusedOf(started)).toEqual(['malformed: unreadable'])
  })

  test('a proxy that spoils compressed requests is got round', async () => {
    const hub = createHub()
    const line = spoil(hub.connect(), async (path, init, pass) => {
      const packed = new Headers(init.headers).get('content-encoding') === 'gzip'
      return packed ? json(400, { error: 'bad_request', reason: `invalid UTF-8 JSON at ${path}` }) : pass()
    })
    const started = await startDesk(hub, line)
    for (let count = 0; count < 5; count += 1) await started.register()
    await reaches(started, 'up-to-date')
    expect(hub.documents()).toHaveLength(5)
    expect(refusedOf(started)).toEqual([])
  })

  test('a fact on which the hub fails again and again is set aside in the end, and those behind it arrive', async () => {
    const hub = createHub()
    hub.guard = (document) => (document.n === 1 ? 'out of memory' : null)
    const line = spoil(hub.connect(), async (path, _init, pass) => {
      const answer = await pass()
      if (!path.endsWith('_bulk_docs') || answer.status !== 201) return answer
      const text = await answer.text()
      return new Response(text.replaceAll('"forbidden"', '"internal_server_error"'), answer)
    })
    const started = await startDesk(hub, line)
    await started.register()
    const good = await started.register()
    await until(async () => hub.find(good.id) && refusedOf(started).length === 1)
    expect(refusedOf(started)).toEqual(['hub-trouble: out of memory'])
    await reaches(started, 'up-to-date')
  })
})

describe('pull', () => {
  test('facts of other desks and of the hub come in; own facts are not downloaded again', async () => {
    const hub = createHub()
    const started = await startDesk(hub)
    await reaches(started, 'up-to-date')
    const own: AnyFact[] = []
    for (let count = 0; count < 20; count += 1) own.push(await started.register())
    const others = sampleFacts(`${OFFICE}-02`, 20)
    for (const fact of others) hub.write(toHubDocument(fact))
    const { exchange } = started.store()
    await until(async () => (await exchange.findKnown(others.map(({ id }) => id))).size === 20)
    await reaches(started, 'up-to-date')
    const ownIds = new Set(own.map(({ id }) => id))
    expect(hub.documentsSent.filter((id) => ownIds.has(id))).toEqual([])
    expect(new Set(hub.documentsSent).size).toBe(hub.documentsSent.length)
  })

  test('a desk whose disk was lost gets its own facts back and counts on', async () => {
    const hub = createHub()
    for (const fact of sampleFacts(DESK, 5)) hub.write(toHubDocument(fact))
    const started = await startDesk(hub)
    await reaches(started, 'up-to-date')
    expect((await started.register()).n).toBe(6)
    await reaches(started, 'up-to-date')
    expect(refusedOf(started)).toEqual([])
  })

  test('design documents stay out, and what is no fact is kept aside and counted', async () => {
    const hub = createHub()
    hub.write({ _id: '_design/guard', validate_doc_update: 'function () {}' })
    hub.write({ _id: 'note', text: 'left here by hand' })
    const started = await startDesk(hub)
    const { parked } = await reaches(started, 'up-to-date')
    expect(parked).toBe(1)
    expect(await started.store().exchange.findKnown(['_design/guard', 'note'])).toEqual(new Set())
  })

  test('a document deleted at the hub stays on the desk; one that the hub redacted is replaced', async () => {
    const hub = createHub()
    const facts = sampleFacts(`${OFFICE}-02`, 2)
    const [deleted, erased] = facts as [AnyFact, AnyFact]
    for (const fact of facts) hub.write(toHubDocument(fact))
    const started = await startDesk(hub)
    await reaches(started, 'up-to-date')
    hub.remove(deleted.id)
    hub.write(toHubDocument({ ...erased, body: {}, redacted: true }))
    await until(async () => (await started.store().factsOf(erased.subject))[0]?.redacted)
    expect(await started.store().factsOf(deleted.subject)).toEqual([deleted])
    expect(health(started).parked).toBe(1)
  })

  test('a hub that does not know our place in its feed is read from the beginning, without storing anything twice', async () => {
    const hub = createHub()
    for (const fact of sampleFacts(`${OFFICE}-02`, 3)) hub.write(toHubDocument(fact))
    let forgot = false
    const line = spoil(hub.connect(), async (path, _init, pass) => {
      if (!path.includes('since=3-') || forgot) return pass()
      forgot = true
      return json(400, { error: 'bad_request', reason: "Malformed sequence supplied in 'since' parameter." })
    })
    const started = await startDesk(hub, line)
    await until(async () => forgot)
    const [fact] = sampleFacts(`${OFFICE}-02`, 1, { from: 4, seed: 9 }) as [AnyFact]
    hub.write(toHubDocument(fact))
    await until(async () => (await started.store().exchange.findKnown([fact.id])).size === 1)
    expect(hub.documents()).toHaveLength(4)
  })
})

describe('session and line', () => {
  test('a session that ends during a long-poll is opened again, and the feed goes on', async () => {
    const hub = createHub()
    let expired = 0
    const line = spoil(hub.connect(), async (path, _init, pass) => {
      if (!path.includes('longpoll') || expired > 2) return pass()
      expired += 1
      hub.endSessions()
      return json(401, { error: 'unauthorized', reason: 'You are not authorized to access this db.' })
    })
    const started = await startDesk(hub, line)
    await until(async () => expired > 2)
    const [fact] = sampleFacts(`${OFFICE}-02`, 1) as [AnyFact]
    hub.write(toHubDocument(fact))
    await until(async () => (await started.store().factsOf(fact.subject)).length === 1)
  })

  test.each([
    [
      'a captive portal',
      () => new Response('<html>', { headers: { 'content-type': 'text/html' } }),
      'not-a-hub',
    ],
    [
      'a portal that redirects',
      () => new Response(null, { status: 302, headers: { location: '/login' } }),
      'not-a-hub',
    ],
    ['some other JSON', () => json(200, { hello: 'world' }), 'not-a-hub'],
    ['a proxy that wants a password', () => new Response('<html>', { status: 401 }), 'not-a-hub'],
    ['a gateway without a hub behind it', () => new Response('<html>', { status: 502 }), 'hub-failed'],
  ])(
    '%s is no hub, costs nothing, and is left when the hub is there again',
    async (_name, answer, reason) => {
      const hub = createHub()
      let portal = true
      const line = spoil(hub.connect(), (_path, _init, pass) => (portal ? Promise.resolve(answer()) : pass()))
      const started = await startDesk(hub, line)
      await started.register()
      const ill = await reaches(started, 'no-hub')
      expect(ill.noHubReason).toBe(reason)
      expect(ill.retryAt).not.toBeNull()
      expect(ill.waiting.count).toBe(1)
      portal = false
      const well = await reaches(started, 'up-to-date')
      expect(well.noHubReason).toBeNull()
      expect(hub.documents()).toHaveLength(1)
    },
  )

  test('a feed that falls silent is given up and asked for again', async () => {
    const hub = createHub()
    let silent = 0
    const line = spoil(hub.connect(), async (path, init, pass) => {
      if (!path.includes('longpoll') || silent > 0) return pass()
      silent += 1
      return new Promise((_resolve, reject) => {
        init.signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')))
      })
    })
    const started = await startDesk(hub, line)
    const [fact] = sampleFacts(`${OFFICE}-02`, 1) as [AnyFact]
    await until(async () => silent === 1)
    hub.write(toHubDocument(fact))
    await until(async () => (await started.store().factsOf(fact.subject)).length === 1)
  })

  test.each([
    ['wrong-credential', 'wrong-credential'],
    ['locked', 'locked'],
  ] as const)(
    'an account that is %s is told, facts wait, and the hub is not asked again and again',
    async (account, phase) => {
      const hub = createHub()
      hub.account = account
      const started = await startDesk(hub)
      await started.register()
      await reaches(started, phase)
      await clock.sleep(60_000, new AbortController().signal)
      expect(hub.requests.filter((request) => request === 'POST /_session').length).toBeLessThanOrEqual(3)
      expect(health(started).waiting.count).toBe(1)
      hub.account = 'open'
      started.replication().syncNow()
      await reaches(started, 'up-to-date')
    },
  )

  test('a desk that is no member of its office is told so, and nothing is set aside', async () => {
    const hub = createHub()
    hub.membersOnly = true
    const started = await startDesk(hub)
    await started.register()
    await reaches(started, 'no-access')
    expect(refusedOf(started)).toEqual([])
    hub.membersOnly = false
    started.replication().syncNow()
    await reaches(started, 'up-to-date')
  })
})

describe('health', () => {
  test('it says what waits and since when, and when everything was exchanged last', async () => {
    const hub = createHub()
    let offline = true
    const line = spoil(hub.connect(), (_path, _init, pass) =>
      offline ? Promise.reject(new TypeError()) : pass(),
    )
    const started = await startDesk(hub, line)
    const [first] = [await started.register(), await started.register()]
    await until(async () => health(started).waiting.oldestAt !== null)
    expect(health(started)).toMatchObject({
      phase: 'no-hub',
      noHubReason: 'no-line',
      waiting: { count: 2, oldestAt: first.at },
      lastCompleteContact: null,
    })
    offline = false
    started.replication().syncNow()
    const well = await reaches(started, 'up-to-date')
    expect(well.waiting).toEqual({ count: 0, oldestAt: null })
    expect(well.lastCompleteContact).not.toBeNull()
  })

  test('it tells the receipt of the hub for this desk, and by how much the clocks differ', async () => {
    const hub = createHub()
    const receipt = (through: number, missing: readonly number[], of = DESK) => ({
      _id: `desk:${of}:${String(through).padStart(12, '0')}.received`,
      subject: `desk:${of}`,
      kind: 'desk-receipt',
      schema: 1,
      org: 'hub',
      desk: 'hub',
      worker: 'hub',
      n: 0,
      at: '2026-03-02T12:00:00+08:00',
      order: '000000000000001.000000.hub',
      body: { desk: of, through, missing },
    })
    const started = await startDesk(hub)
    await reaches(started, 'up-to-date')
    await started.register()
    await started.register()
    hub.write(receipt(9, [], `${OFFICE}-02`))
    hub.write(receipt(1, []))
    hub.write(receipt(2, [1]))
    await until(async () => health(started).receipt?.through === 2)
    expect(health(started).receipt).toEqual({ through: 2, missing: [1], of: 2 })
    expect(health(started).clockSkew).not.toBeNull()
  })
})

describe('a hub that lost what it took', () => {
  /** A line that leads to one hub after another, with nobody there in between. */
  function movableLine(first: FakeHub): { readonly line: HubConnection; leadTo(hub: FakeHub | null): void } {
    let connection: HubConnection | null = first.connect()
    const away = () => {
      throw new TypeError('Failed to fetch')
    }
    return {
      line: {
        signIn: async () => connection?.signIn() ?? away(),
        fetch: async (path, init) => connection?.fetch(path, init) ?? away(),
      },
      leadTo(hub) {
        connection = hub?.connect() ?? null
      },
    }
  }
  /** What a backup made at that moment brings back. */
  function restore(facts: readonly AnyFact[]): FakeHub {
    const hub = createHub()
    for (const fact of facts) hub.write(toHubDocument(fact))
    return hub
  }
  function receipt(through: number, missing: readonly number[]) {
    return {
      _id: `desk:${DESK}:${String(through).padStart(12, '0')}-${missing.length}.received`,
      subject: `desk:${DESK}`,
      kind: 'desk-receipt',
      schema: 1,
      ...{ org: 'hub', desk: 'hub', worker: 'hub', n: 0 },
      at: '2026-03-02T09:00:00+08:00',
      order: '001772413200000.000000.hub',
      body: { desk: DESK, through, missing },
    }
  }

  test.each([29, 17, 1, 0])(
    'comes back from a backup with %i of 30 facts and gets all again',
    async (kept) => {
      const before = createHub()
      const { line, leadTo } = movableLine(before)
      const started = await startDesk(before, line)
      const facts: AnyFact[] = []
      for (let count = 0; count < 30; count += 1) facts.push(await started.register())
      await reaches(started, 'up-to-date')
      leadTo(null)
      // Ends the long-poll, as the end of the old hub does.
      started.replication().syncNow()
      await reaches(started, 'no-hub')
      const after = restore(facts.slice(0, kept))
      leadTo(after)
      await until(async () => after.documents().length === 30)
      for (const fact of facts) expect(after.find(fact.id)).toMatchObject(toHubDocument(fact))
      expect((await reaches(started, 'up-to-date')).refused).toBe(0)
    },
  )

  test('is found out by a desk that was switched off meanwhile', async () => {
    const before = createHub()
    const { line, leadTo } = movableLine(before)
    const started = await startDesk(before, line)
    for (let count = 0; count < 3; count += 1) await started.register()
    await reaches(started, 'up-to-date')
    await started.stop()
    const after = createHub()
    leadTo(after)
    await started.start()
    await until(async () => after.documents().length === 3)
  })

  test('names what it lacks in its receipt, and gets that and nothing else again', async () => {
    const hub = createHub()
    const started = await startDesk(hub)
    const facts: AnyFact[] = []
    for (let count = 0; count < 10; count += 1) facts.push(await started.register())
    await reaches(started, 'up-to-date')
    const lost = facts.filter(({ n }) => n === 3 || n === 7)
    for (const { id } of lost) hub.remove(id)
    await reaches(started, 'up-to-date')
    const before = hub.documentsOffered.length
    hub.write(receipt(10, [3, 7]))
    const held = () => new Set(hub.documents().map(({ _id }) => _id))
    await until(async () => lost.every(({ id }) => held().has(id)))
    expect(new Set(hub.documentsOffered.slice(before))).toEqual(new Set(lost.map(({ id }) => id)))
  })

  test('is not sent again what it refused, however often it misses that', async () => {
    const hub = createHub()
    hub.guard = (document) => (document.n === 2 ? 'not this one' : null)
    const started = await startDesk(hub)
    for (let count = 0; count < 4; count += 1) await started.register()
    await until(async () => refusedOf(started).length === 1)
    await reaches(started, 'up-to-date')
    const before = hub.documentsOffered.length
    hub.write(receipt(4, [2]))
    await until(async () => health(started).receipt?.missing.length === 1)
    const last = await started.register()
    await until(async () => hub.find(last.id))
    expect(new Set(hub.documentsOffered.slice(before))).toEqual(new Set([last.id]))
    expect(started.store().exchange.refused.all.get()).toMatchObject([{ n: 2, attempts: 1 }])
  })
})
