import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { readResidentDraft } from '#domain/registration/resident-draft'
import { startTestHub, type TestHub } from '#testing/hub'
import {
  answerAll,
  choose,
  confirmDialog,
  consentAsGuardian,
  consentAsMother,
  fillResident,
  goTo,
  guardianTyped,
  nameGuardian,
  nextStep,
  openPerson,
  problemAt,
  save,
  savedNumber,
  startFresh,
} from './counter.ts'
import { type OpenDesk, onlineEdition } from './editions.ts'
import { factsAtHub, factsOfKind, rulingOn } from './hub-facts.ts'
import { BROTHER, CHILD, MOTHER, type Person, RETIREE, SISTER, WARD } from './people.ts'
import { keepScreen } from './screens.ts'

const PATIENCE = { timeout: 60_000, interval: 100 }
const folder = mkdtempSync(join(tmpdir(), 'family-'))
let hub: TestHub
let desk: OpenDesk
let page: Page
const deskCode = () => hub.desks[0]?.code ?? ''

beforeAll(async () => {
  hub = await startTestHub()
  desk = await onlineEdition.open(hub, deskCode(), folder)
  page = desk.page
  await page.locator('[data-field="document.number"] input').waitFor()
})
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await keepScreen(page, `family-failed-${task.name.slice(0, 40)}`)
})
afterAll(async () => {
  await desk?.close()
  await hub?.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
})
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await keepScreen(page, `family-failed-${task.name.slice(0, 40)}`)
})

/** Counts what hands do on the page from now on: keys pressed and clicks. */
async function countHands(): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    document.body.dataset.hands = '0'
    const count = () => {
      document.body.dataset.hands = String(Number(document.body.dataset.hands) + 1)
    }
    for (const kind of ['keydown', 'pointerdown']) addEventListener(kind, count, { capture: true })
  })
  const counted = () => page.evaluate(() => Number(document.body.dataset.hands))
  return counted
}

async function isEnrolled(person: Person): Promise<string> {
  await expect
    .poll(async () => {
      await openPerson(page, person.number.slice(-4), person.fullName)
      return page.locator('[data-testid="person-number"]').textContent()
    }, PATIENCE)
    .toMatch(/^ZY410202/)
  return (await page.locator('[data-testid="person-number"]').textContent()) ?? ''
}

/** Who consented for somebody, as the registration at the hub has it. */
async function consentAtHub({ number }: Person) {
  const facts = await factsOfKind(hub, deskCode(), 'resident-registered')
  const drafts = facts.map(({ body }) => readResidentDraft(body))
  return drafts.find(({ document }) => document?.number === number)?.guardianConsent
}

describe('a guardian who says no', () => {
  let handsForNo = Number.POSITIVE_INFINITY

  test('is asked once, with nothing to fill in, and both answers are the same size', async () => {
    await fillResident(page, CHILD)
    await nextStep(page)
    const sizes = await page
      .locator('.answer-button')
      .evaluateAll((buttons) =>
        buttons.map((button) => [button.clientWidth, button.clientHeight].join(' × ')),
      )
    expect(sizes).toHaveLength(2)
    expect(new Set(sizes).size).toBe(1)
    const hands = await countHands()
    await page.getByRole('button', { name: '监护人不同意' }).click()
    await keepScreen(page, 'family-refusing')
    await confirmDialog(page)
    await page.locator('.ant-alert', { hasText: '已记下不同意，没有登记' }).waitFor()
    handsForNo = await hands()
    await keepScreen(page, 'family-refused')
  })

  test('registers nobody: the form and the roster are empty, and the no is all the hub gets', async () => {
    expect(await page.locator('[data-field="fullName"] input').inputValue()).toBe('')
    await goTo(page, 'roster')
    await page.locator('main', { hasText: '还没有登记任何人' }).waitFor()
    await goTo(page, 'sync')
    await expect.poll(() => page.locator('main').textContent(), PATIENCE).toMatch(/1\s*\/\s*1/)
    const facts = await factsAtHub(hub, deskCode())
    expect(facts.filter(({ desk: writer }) => writer === deskCode())).toMatchObject([
      { kind: 'consent-refused', body: { by: 'guardian', refused: [] } },
    ])
    expect(facts.filter(({ kind }) => kind === 'registration-ruled')).toEqual([])
    const everything = JSON.stringify(facts)
    for (const typed of [CHILD.fullName, CHILD.number]) expect(everything).not.toContain(typed)
  })

  test('an adult who says no for themselves is told the same', async () => {
    await goTo(page, 'register')
    await startFresh(page)
    await fillResident(page, RETIREE)
    await nextStep(page)
    await page.getByRole('button', { name: '本人不同意' }).click()
    await confirmDialog(page)
    await page.locator('.ant-alert', { hasText: '已记下不同意，没有登记' }).waitFor()
    await expect
      .poll(async () => (await factsOfKind(hub, deskCode(), 'consent-refused')).length, PATIENCE)
      .toBe(2)
    const [, second] = await factsOfKind(hub, deskCode(), 'consent-refused')
    expect(second?.body).toMatchObject({ by: 'person' })
  })

  test('a yes takes more hands than the no took, and is as welcome after it', async () => {
    await startFresh(page)
    await fillResident(page, CHILD)
    await nextStep(page)
    const hands = await countHands()
    await consentAsMother(page, { mother: '母亲', parent: '父母' })
    await save(page)
    // The desk's third fact: both refusals have numbers of their own.
    expect(await savedNumber(page)).toBe(`L-${deskCode()}-000003`)
    expect(handsForNo).toBeLessThanOrEqual(await hands())
  })
})

describe('three children of one mother', () => {
  test.each([
    { child: SISTER, number: '000004', age: 'child' },
    { child: BROTHER, number: '000005', age: 'small child' },
  ] as const)(
    '$child.fullName follows, and nobody types the mother again',
    async ({ child, number, age }) => {
      await page.getByRole('button', { name: '同一监护人的下一个孩子' }).click()
      await page.waitForFunction(
        () => document.querySelector<HTMLInputElement>('[data-field="document.number"] input')?.value === '',
      )
      await fillResident(page, child)
      await nextStep(page)
      expect(await guardianTyped(page)).toEqual([MOTHER.fullName, MOTHER.number, MOTHER.phone])
      // What the mother said about another child answers nothing here.
      expect(await page.locator('.scope input:checked').count()).toBe(0)
      const asksView = await page.locator('[data-field="guardianConsent.ownView"]').count()
      expect(asksView).toBe(age === 'child' ? 1 : 0)
      await save(page)
      expect(await problemAt(page, 'guardianConsent.scopes.register')).not.toBeNull()
      if (age === 'child') expect(await problemAt(page, 'guardianConsent.ownView')).not.toBeNull()
      await keepScreen(page, `family-next-${number}`)
      await consentAsGuardian(page, age)
      await save(page)
      expect(await savedNumber(page)).toBe(`L-${deskCode()}-${number}`)
    },
  )

  test('each has a number of their own, and the hub holds a consent for each', async () => {
    const numbers: string[] = []
    for (const child of [CHILD, SISTER, BROTHER]) {
      numbers.push(await isEnrolled(child))
      await page.locator('main', { hasText: MOTHER.fullName }).waitFor()
    }
    expect(new Set(numbers).size).toBe(3)
    const consents = await Promise.all([CHILD, SISTER, BROTHER].map(consentAtHub))
    expect(consents.map((consent) => consent?.ownView)).toEqual(['agrees', 'agrees', null])
    for (const consent of consents) {
      expect(consent?.guardian).toMatchObject({ fullName: MOTHER.fullName, relation: 'mother' })
    }
    expect(new Set(consents.map((consent) => JSON.stringify(consent?.signature))).size).toBe(3)
  })
})

describe('an adult under guardianship', () => {
  test('is asked in plain words, and registered with the guardian’s consent and their own will', async () => {
    await goTo(page, 'register')
    await startFresh(page)
    await fillResident(page, WARD)
    await page.locator('#standing').check()
    await nextStep(page)
    await page.locator('main', { hasText: '需要监护人同意' }).waitFor()
    await nameGuardian(page, MOTHER, { relation: '母亲', ground: '法定顺序' })
    await answerAll(page, 'yes')
    await page.locator('.plain-words').waitFor()
    await choose(page, 'guardianConsent.ownWill.understands', 'partly')
    await choose(page, 'guardianConsent.ownWill.says', 'objects')
    await save(page)
    expect(await problemAt(page, 'guardianConsent.ownWill.says')).toContain('监护人同意也不行')
    await consentAsGuardian(page, 'adult')
    await keepScreen(page, 'family-ward')
    await save(page)
    expect(await savedNumber(page)).toBe(`L-${deskCode()}-000006`)
  })

  test('gets a number by it, and the consent has no last day', async () => {
    await isEnrolled(WARD)
    await page.locator('[data-consent="valid"]', { hasText: '没有到期日' }).waitFor()
    expect(await consentAtHub(WARD)).toMatchObject({
      guardian: { relation: 'mother', ground: 'statutory-order' },
      ownWill: { understands: 'partly', says: 'agrees' },
    })
    const registrations = await factsOfKind(hub, deskCode(), 'resident-registered')
    expect(registrations.at(-1)?.body).toMatchObject({ standing: 'adult-under-guardianship' })
    expect(await rulingOn(hub, registrations.at(-1))).toMatchObject({ outcome: 'enrolled' })
    await keepScreen(page, 'family-ward-enrolled')
  })
})
