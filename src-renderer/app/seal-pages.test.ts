import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import type { DeskKey } from '#contracts/seal-crypto'
import type { AnyFact } from '#domain/fact'
import { startDeskPages } from '#testing/desk-page/desk-pages'
import { CHINESE_NAMES, goTo, LATIN_NAMES, openTrialDesk } from '#testing/desk-page/open-trial-desk'
import { findForeignWords } from '#testing/foreign-words'
import { sampleFacts } from '#testing/sample-facts'
import { signedRegistration } from '#testing/signed-registration'
import { sealInTurn, trialDeskKey } from '#testing/trial-seals'

const PATIENCE = 180_000
const DESK = '410202001-01'

const pages = startDeskPages()
let key: DeskKey
beforeAll(async () => {
  key = await trialDeskKey()
})

async function openDesk(facts: readonly AnyFact[], language: 'zh-CN' | 'en' = 'zh-CN'): Promise<Page> {
  return openTrialDesk({ ...pages, desk: DESK, facts, language })
}

/** The hub publishes the key that the facts were sealed with. */
async function publishKey(page: Page): Promise<void> {
  await page.evaluate(
    async ([desk, publicKey]) => {
      const entry = { kind: 'desk-key', desk, publicKey, since: 1, from: '2026-03-02T09:00:00+08:00' }
      await window.trial.store.exchange.changeDirectory(new Map([[`desk-key:${desk}:01`, entry]]))
    },
    [DESK, key.publicKey] as const,
  )
}

const seals = (page: Page) => page.locator('.seals')

async function openPerson(page: Page, fact: AnyFact | undefined): Promise<string> {
  await goTo(page, '/settings')
  await page.locator('.settings').waitFor()
  await goTo(page, `/roster/${encodeURIComponent(fact?.subject ?? '')}`)
  await seals(page).locator('li').first().waitFor()
  return (await seals(page).textContent()) ?? ''
}

async function checkChain(page: Page): Promise<string> {
  await goTo(page, '/sync')
  await page.locator('.chain-check button').click()
  await page.locator('.chain-answer .status').waitFor()
  return (await page.locator('.chain-answer').textContent()) ?? ''
}

function alter(fact: AnyFact | undefined, from: string, to: string): AnyFact {
  const text = JSON.stringify(fact)
  if (!text.includes(from)) throw new Error(`there is no ${from}`)
  return JSON.parse(text.replace(from, to))
}

test('a consent is shown with who sealed it when, and what was altered since is named', {
  timeout: PATIENCE,
}, async () => {
  const facts = await sealInTurn(
    [1, 2, 3].map((n) => signedRegistration(DESK, n)),
    key,
  )
  const [whole, second, third] = facts
  const image = alter(second, 'iVBORw0KGgo=', 'R0lGODlhAQAB')
  const time = alter(third, '"at":"2026-03-02T09:00:00', '"at":"2026-03-02T09:00:01')
  const page = await openDesk([whole, image, time].flatMap((fact) => fact ?? []))

  expect(await openPerson(page, whole)).toMatch(/封签用的不是这台登记台的密钥/)
  await publishKey(page)
  await expect.poll(() => seals(page).textContent()).toMatch(/2026-03-02 09:00.*封签/)
  await expect.poll(() => seals(page).textContent()).toMatch(/与封签时一致/)

  await openPerson(page, image)
  await expect.poll(() => seals(page).textContent()).toMatch(/封签后被改动.*监护人的签名被改动。/)
  expect(await seals(page).textContent()).not.toMatch(/时间、日期或编号被改动/)
  await openPerson(page, time)
  await expect.poll(() => seals(page).textContent()).toMatch(/时间、日期或编号被改动。.*告诉管理员/)
})

test('what is written at this counter is sealed here, and checked before any contact with the hub', {
  timeout: PATIENCE,
}, async () => {
  const page = await openDesk([])
  const [sample] = sampleFacts(DESK, 1)
  const saved = await page.evaluate(
    async ([subject, body]) =>
      window.trial.store.append({ subject, kind: 'resident-registered', body: body as never }),
    [sample?.subject ?? '', sample?.body ?? {}] as const,
  )
  expect(await openPerson(page, saved)).toMatch(/与封签时一致/)
  expect(await checkChain(page)).toMatch(/1 条记录都在，没有一条被改动。.*枢纽还没有回执/)
})

test.each(['zh-CN', 'en'] as const)(
  'a check of the whole desk names every record that is gone, replaced or altered: %s',
  { timeout: PATIENCE },
  async (language) => {
    const facts = await sealInTurn(sampleFacts(DESK, 600), key)
    const damaged = facts.flatMap((fact) => {
      if (fact.n === 300 || fact.n === 301 || fact.n === 500) return []
      return fact.n === 7 ? alter(fact, '"sex":"', '"sex":"fe') : fact
    })
    const page = await openDesk(damaged, language)
    await publishKey(page)
    await page.evaluate(() => window.trial.setHealth({ receipt: { through: 602, missing: [], of: 600 } }))
    const answer = await checkChain(page)
    expect(answer).toMatch(
      language === 'en'
        ? /597 records were checked; 4 things.*Record 7: The resident's particulars.*Records 300 to 301 are gone.*Record 500 is gone.*Records 601 to 602 are gone/
        : /核对了 597 条记录，发现 4 处不符.*第 7 号记录：居民的资料被改动.*第 300 号到第 301 号记录不见了.*第 500 号记录不见了.*第 601 号到第 602 号记录不见了/,
    )
    const names = language === 'zh-CN' ? LATIN_NAMES : CHINESE_NAMES
    expect(await findForeignWords(page, language, names)).toEqual([])
    await page.locator('.chain-findings a').first().click()
    await seals(page).locator('li[data-verdict="wrong"]').waitFor()
    const said = ((await seals(page).textContent()) ?? '').replaceAll(names, '')
    expect(said).not.toMatch(language === 'en' ? /\p{Script=Han}/u : /[a-z]/i)
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
    expect(sideways).toBe(false)
  },
)
