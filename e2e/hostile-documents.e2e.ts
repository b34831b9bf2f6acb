import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { orgDatabase } from '#contracts/hub-databases'
import { toHubDocument } from '#contracts/hub-document'
import type { AnyFact } from '#domain/fact'
import { askHub } from '#testing/ask-hub'
import { startTestHub, type TestHub } from '#testing/hub'
import { retiree } from '#testing/resident-drafts'
import { registered } from '#testing/submitted-facts'
import { isSealed } from '../src-renderer/store/text-seal.ts'
import { goTo, openPerson, registerAdult, startFresh, typeInto } from './counter.ts'
import { keepRubbishDraft, textsOnDisk } from './desk-disk.ts'
import { browserEdition, type OpenDesk } from './editions.ts'
import { FOREIGN_RESIDENT, INTERRUPTED, RETIREE, UNEMPLOYED } from './people.ts'
import { keepScreen } from './screens.ts'

const PATIENCE = { timeout: 60_000, interval: 100 }
const NEEDS_NEWER = '一条记录需要新版本才能查看，已原样保留'
const MALFORMED = '一条记录不完整，已原样保留'

const SCRIPT = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>'
/** As it comes out of a parser: the names are the object's own. */
const POLLUTION = JSON.parse(
  '{"__proto__":{"hacked":1},"constructor":{"prototype":{"hacked":1}},"prototype":{"hacked":1}}',
) as Record<string, unknown>

describe('what an administrator writes into the office’s database by hand', () => {
  let hub: TestHub
  let desk: OpenDesk
  let page: Page
  let database = ''
  let code = ''
  const folder = mkdtempSync(join(tmpdir(), 'hostile-documents-'))
  const mistakes: string[] = []

  const ask = (method: string, path: string, body?: unknown) =>
    askHub(hub.adminUrl, method, `/${database}${path}`, body)

  async function write(...documents: readonly object[]): Promise<void> {
    const { status, body } = await ask('POST', '/_bulk_docs', { docs: documents })
    expect(status).toBe(201)
    expect((body as { error?: string }[]).filter(({ error }) => error !== undefined)).toEqual([])
  }

  /** A fact as the neighbour's desk might have written it, changed by somebody's hand. */
  let n = 0
  function fact(body: Record<string, unknown>, changes: Partial<AnyFact> = {}): AnyFact {
    n += 1
    return { ...registered(hub.desks[1]?.code ?? '', n, {}, changes), body, ...changes }
  }

  async function openDesk(): Promise<void> {
    desk = await browserEdition.open(hub, code, folder)
    page = desk.page
    page.on('pageerror', (error) => mistakes.push(String(error)))
    page.on('dialog', (dialog) => {
      mistakes.push(`dialog: ${dialog.message()}`)
      void dialog.dismiss()
    })
    await page.locator('[data-field="document.number"] input').waitFor()
  }

  /** Registers somebody and waits for the number: counter, disk and both directions of the exchange work. */
  async function expectNumberFor(person: typeof RETIREE): Promise<void> {
    await goTo(page, 'register')
    await registerAdult(page, person)
    await page.locator('[data-testid="saved-number"]', { hasText: /^ZY410202/ }).waitFor()
    await startFresh(page)
  }

  async function expectNothingRan(): Promise<void> {
    const hacked = await page.evaluate(() => [
      'hacked' in window,
      'hacked' in {},
      document.querySelector('#desk script, #desk img[src="x"]') !== null,
    ])
    expect(hacked).toEqual([false, false, false])
    expect(mistakes).toEqual([])
  }

  const timeline = () => page.locator('.timeline li').allTextContents()

  async function openBySubject(subject: string): Promise<void> {
    await page.evaluate(
      (path) => {
        location.hash = path
      },
      `/roster/${encodeURIComponent(subject)}`,
    )
    await page.locator('.timeline li').first().waitFor()
  }

  beforeAll(async () => {
    hub = await startTestHub()
    code = hub.desks[0]?.code ?? ''
    database = orgDatabase(code.slice(0, -3))
    await openDesk()
    await expectNumberFor(RETIREE)
  })
  afterAll(async () => {
    await desk?.close()
    await hub?.close()
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
  })
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await keepScreen(page, `hostile-failed-${task.name.slice(0, 40)}`)
  })

  async function subjectOf(fullName: string): Promise<string> {
    const { body } = await ask('GET', '/_all_docs?include_docs=true')
    const { rows } = body as { rows: { doc: { subject: string; body?: { fullName?: string } } }[] }
    const found = rows.find(({ doc }) => doc.body?.fullName === fullName)
    if (!found) throw new Error(`${fullName} is not at the hub`)
    return found.doc.subject
  }

  test('an unknown kind and a newer correction are named on the person’s page, beside what is known', async () => {
    const subject = await subjectOf(RETIREE.fullName)
    await write(
      toHubDocument(fact({ stars: 5 }, { subject, kind: 'star-awarded' })),
      toHubDocument(
        fact({ changes: { fullName: '改名' } }, { subject, kind: 'resident-corrected', schema: 7 }),
      ),
      toHubDocument(fact({ any: 1 }, { subject, kind: '__proto__' })),
      toHubDocument(fact({ any: 1 }, { subject, kind: 'constructor' })),
    )
    await openPerson(page, 'zxy', RETIREE.fullName)
    await expect
      .poll(async () => (await timeline()).filter((line) => line.includes(NEEDS_NEWER)).length, PATIENCE)
      .toBe(4)
    // Registered, enrolled, and four that are named; the name is as it was.
    expect(await timeline()).toHaveLength(6)
    await page.locator('main', { hasText: /ZY410202/ }).waitFor()
    await keepScreen(page, 'hostile-unknown-kinds')
  })

  test('a registration of a newer schema has a row and a page that say so', async () => {
    const newer = fact(
      { ...retiree(), document: { kind: 'iris' }, fullName: { given: '新' } },
      { schema: 99 },
    )
    await write({ ...toHubDocument(newer), seal: 'a later version' })
    await goTo(page, 'roster')
    const row = page.locator('.roster-table .ant-table-row', { hasText: '需要新版本才能查看' })
    await row.waitFor()
    await keepScreen(page, 'hostile-roster-newer')
    await openBySubject(newer.subject)
    expect(await timeline()).toEqual([expect.stringContaining(NEEDS_NEWER)])
    await keepScreen(page, 'hostile-newer-schema')
    // It is kept, sealed as everything else on the disk.
    expect((await textsOnDisk(page, code, 'facts')).get(newer.id)).toSatisfy(isSealed)
  })

  test('markup in every text stays text', async () => {
    const body = {
      ...retiree({ fullName: SCRIPT, document: { type: 'passport', number: SCRIPT }, bornOn: SCRIPT }),
      residence: { division: SCRIPT, community: SCRIPT, detail: SCRIPT },
      phone: { number: SCRIPT, owner: SCRIPT },
    }
    const first = fact(body, { worker: SCRIPT })
    const { subject } = first
    const correction = { changes: { fullName: SCRIPT }, reason: SCRIPT }
    await write(
      toHubDocument(first),
      toHubDocument(fact(correction, { subject, kind: 'resident-corrected' })),
      toHubDocument(fact({}, { subject, kind: '<script>window.hacked=1</script>' })),
    )
    await goTo(page, 'roster')
    await page.locator('.roster-name', { hasText: '<script>' }).waitFor()
    await keepScreen(page, 'hostile-roster-markup')
    await openPerson(page, '<script>', '<script>')
    await page.locator('.timeline li', { hasText: `更正：${SCRIPT}` }).waitFor()
    // The hub’s own answer names what is wrong, without the markup.
    await page.locator('.person-problems li').first().waitFor({ timeout: PATIENCE.timeout })
    await keepScreen(page, 'hostile-markup')
    await expectNothingRan()
  })

  test('names that every object has are names like others', async () => {
    const first = fact({ ...POLLUTION, ...retiree({ fullName: '原型' }), ownConsent: { scopes: POLLUTION } })
    const { subject } = first
    await write(
      toHubDocument(first),
      toHubDocument(
        fact({ changes: POLLUTION, reason: '__proto__' }, { subject, kind: 'resident-corrected' }),
      ),
    )
    await openPerson(page, 'yx', '原型')
    await expect.poll(async () => (await timeline()).length, PATIENCE).toBeGreaterThan(2)
    await keepScreen(page, 'hostile-prototype')
    await expectNothingRan()
    expect((await hub.health()).postOffice).toMatchObject({ status: 'ok' })
  })

  test('a body of the wrong shape is kept and answered with what is missing', async () => {
    const shapeless = fact({ fullName: 7, document: 'x', phone: [], guardianConsent: 'no', skills: {} })
    const ruling = fact(
      { answers: 5, ruling: { outcome: 'enrolled', volunteerNumber: SCRIPT } },
      { subject: shapeless.subject, kind: 'registration-ruled', desk: 'hub', org: 'hub', worker: 'hub' },
    )
    await write(toHubDocument(shapeless), toHubDocument(ruling))
    await openBySubject(shapeless.subject)
    await page
      .locator('.person-problems li', { hasText: '请填写姓名。' })
      .waitFor({ timeout: PATIENCE.timeout })
    expect((await timeline()).filter((line) => line.includes(MALFORMED))).toHaveLength(2)
    await keepScreen(page, 'hostile-wrong-shape')
  })

  test('a name of a million characters hides nobody and nothing else', async () => {
    const text = '张'.repeat(1_000_000)
    const huge = fact({ ...retiree({ residence: { detail: text } }), fullName: `巨${text}` })
    const { subject } = huge
    await write(
      toHubDocument(huge),
      toHubDocument(
        fact({ changes: { wagesNote: text }, reason: text }, { subject, kind: 'resident-corrected' }),
      ),
    )
    await goTo(page, 'roster')
    await page.locator('.roster-name', { hasText: '巨张' }).waitFor()
    await keepScreen(page, 'hostile-roster-huge')
    await page.locator('input[type="search"]').fill('zxy')
    await page.locator('.roster-name', { hasText: RETIREE.fullName }).waitFor()
    await openBySubject(subject)
    // What is below so much text is in sight all the same.
    await page.locator('.person-status').scrollIntoViewIfNeeded()
    const box = await page.locator('.person-columns').boundingBox()
    expect(box?.y).toBeLessThan(720)
    await keepScreen(page, 'hostile-huge-name')
  })

  test('what is no fact is set apart and counted; a design document is neither', async () => {
    const long = 'x'.repeat(400)
    const odd = [
      { _id: 'hello', words: SCRIPT },
      { _id: 'constructor', body: [] },
      { _id: long, kind: 'resident-registered' },
      { ...toHubDocument(fact({})), body: 'a text' },
      { ...toHubDocument(fact({})), n: -1 },
    ]
    await write(...odd, {
      _id: '_design/people',
      views: { all: { map: 'function (doc) { emit(doc._id) }' } },
    })
    await goTo(page, 'sync')
    await page.locator('main', { hasText: `有 ${odd.length} 条收到的资料读不懂` }).waitFor()
    await keepScreen(page, 'hostile-sync')
    const kept = await textsOnDisk(page, code, 'state')
    for (const { _id } of odd) expect(kept.get(`parked:${_id}`)).toSatisfy(isSealed)
    const everything = [...kept.keys(), ...(await textsOnDisk(page, code, 'facts')).keys()]
    expect(everything.filter((key) => key.includes('_design'))).toEqual([])
  })

  test('a fact that somebody deleted at the hub stays on the desk', async () => {
    const subject = await subjectOf(RETIREE.fullName)
    const range = new URLSearchParams({ startkey: `"${subject}:"`, endkey: `"${subject};"` })
    const { body } = await ask('GET', `/_all_docs?${range}`)
    const { rows } = body as { rows: { id: string; value: { rev: string } }[] }
    for (const { id, value } of rows) {
      await ask('DELETE', `/${encodeURIComponent(id)}?rev=${value.rev}`)
    }
    await goTo(page, 'sync')
    await page.locator('main', { hasText: `有 ${5 + rows.length} 条收到的资料读不懂` }).waitFor()
    const facts = await textsOnDisk(page, code, 'facts')
    for (const { id } of rows) expect(facts.has(id), id).toBe(true)
    await openPerson(page, 'zxy', RETIREE.fullName)
    expect(await timeline()).toHaveLength(6)
  })

  test('the next registration gets its number, and every fact of the hub is on the disk', async () => {
    await expectNumberFor(UNEMPLOYED)
    // The receipt for the last fact may still be on its way.
    await expect
      .poll(async () => {
        const { body } = await ask('GET', '/_all_docs')
        const ids = (body as { rows: { id: string }[] }).rows.map(({ id }) => id)
        const parked = [...(await textsOnDisk(page, code, 'state')).keys()]
        const kept = new Set([
          ...(await textsOnDisk(page, code, 'facts')).keys(),
          ...parked.map((key) => key.replace(/^parked:/, '')),
        ])
        return ids.filter((id) => !id.startsWith('_design/') && !kept.has(id))
      }, PATIENCE)
      .toEqual([])
    await expectNothingRan()
  })

  test('a corrupt draft is named, kept, and in nobody’s way', async () => {
    await typeInto(page, 'fullName', INTERRUPTED.fullName)
    await page.locator('[data-kept="yes"]').waitFor()
    const rubbish = [
      '{"form":"registration","savedAt":"2026',
      'null',
      '',
      SCRIPT,
      '{"__proto__":{"hacked":1}}',
    ]
    await keepRubbishDraft(page, code, rubbish)
    await desk.kill()
    await openDesk()
    await page.locator('.ant-alert', { hasText: '有一份旧的草稿这个版本读不懂' }).waitFor()
    await keepScreen(page, 'hostile-draft')
    // The readable one beside them is gone on with.
    expect(await page.locator('[data-field="fullName"] input').inputValue()).toBe(INTERRUPTED.fullName)
    await registerAdult(page, FOREIGN_RESIDENT)
    await page.locator('[data-testid="saved-number"]', { hasText: /^ZY410202/ }).waitFor()
    expect([...(await textsOnDisk(page, code, 'drafts')).values()]).toEqual(expect.arrayContaining(rubbish))
    await expectNothingRan()
  })

  test('after a power cut and a new start the roster is the same', async () => {
    await goTo(page, 'roster')
    const rows = async () => (await page.locator('[data-testid="found"]').textContent()) ?? ''
    await page.locator('[data-testid="found"]').waitFor()
    const before = await rows()
    await desk.kill()
    await openDesk()
    await goTo(page, 'roster')
    await expect.poll(rows, PATIENCE).toBe(before)
    expect(before).toMatch(/8/)
    await expectNothingRan()
  })
})
