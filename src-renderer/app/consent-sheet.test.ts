import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { AnyFact } from '#domain/fact'
import { consentFacts, WITHDRAWN } from '#testing/consent-facts'
import { startDeskPages } from '#testing/desk-page/desk-pages'
import {
  CHINESE_NAMES,
  factsAbout,
  goTo,
  LATIN_NAMES,
  openTrialDesk,
  subjectOf,
  type TrialDesk,
} from '#testing/desk-page/open-trial-desk'
import { findForeignWords } from '#testing/foreign-words'
import { fourteenYearOld, motherConsents, retiree } from '#testing/resident-drafts'
import { readPdf } from '../../e2e/read-pdf.ts'

const PATIENCE = 240_000

const pages = startDeskPages()
const DESK = '410202001-01'
const HASH = 'a'.repeat(64)
const ONE_DOT =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
const notice = { version: 'guardian-2026-1', language: 'zh-CN', readAloud: true }
const asked = { accompaniment: 'required', retainUntil: '2032-09-01', validUntil: '2029-09-01', notice }

function person(n: number, body: object): readonly [AnyFact, AnyFact] {
  const { write, rule } = consentFacts(n, DESK)
  const fact = write('resident-registered', body)
  return [fact, rule(fact)]
}

function withdrawn(n: number, body: object): readonly AnyFact[] {
  const { write, rule } = consentFacts(n, DESK)
  const fact = write('resident-registered', body)
  return [fact, rule(fact), write('guardian-consent-withdrawn', WITHDRAWN)]
}

const girl = { ...fourteenYearOld(), standing: 'minor', sex: 'female', bornOn: '2011-09-01' }

/** As the rules write people down, and as older programs and other desks did. */
const PEOPLE = {
  minor: person(1, {
    ...girl,
    guardianConsent: motherConsents({
      ...asked,
      scopes: { ...motherConsents().scopes, photo: false, 'process-under-14-data': null },
    }),
  }),
  ward: person(2, {
    ...retiree({ ownConsent: null }),
    standing: 'adult-under-guardianship',
    sex: 'female',
    bornOn: '1957-08-16',
    guardianConsent: {
      ...motherConsents({ ...asked, validUntil: null, retainUntil: null }),
      guardian: {
        ...motherConsents().guardian,
        fullName: '李建国',
        relation: 'adult-child',
        ground: 'court',
        shownBy: 'court-ruling',
      },
    },
  }),
  adult: person(3, {
    ...retiree({
      ownConsent: {
        scopes: {
          register: true,
          photo: false,
          'report-to-national-system': true,
          'show-on-public-pages': true,
        },
        notice: { version: 'own-2026-1', language: 'zh-CN', readAloud: false },
        givenOn: '2026-03-02',
      },
    }),
    standing: 'adult',
    sex: 'female',
    bornOn: '1957-08-16',
  }),
  earlier: withdrawn(4, {
    ...girl,
    guardianConsent: motherConsents({
      ...asked,
      notice: { ...notice, version: 'guardian-2019-3' },
      signature: {
        form: 'on-screen',
        image: {
          evidence: '0198c2a4-0000-4000-8000-000000000001',
          desk: DESK,
          mediaType: 'image/png',
          bytes: 70,
          sha256: HASH,
        },
      },
    }),
  }),
  drawn: person(5, {
    ...girl,
    guardianConsent: motherConsents({
      ...asked,
      signature: { form: 'on-screen', image: { mediaType: 'image/png', base64: ONE_DOT, sha256: HASH } },
    }),
  }),
  unasked: person(6, { ...girl, guardianConsent: null }),
} as const

function openDesk(options: Pick<TrialDesk, 'language'> = {}): Promise<Page> {
  return openTrialDesk({ ...pages, desk: DESK, facts: Object.values(PEOPLE).flat(), ...options })
}

async function openSheet(page: Page, who: keyof typeof PEOPLE): Promise<void> {
  // By way of another page, so that nothing of the last person is taken for this one.
  await goTo(page, '/settings')
  await page.locator('.settings').waitFor()
  await goTo(page, `/roster/${encodeURIComponent(subjectOf(PEOPLE[who]))}/consent`)
  await page.locator('.consent-sheet-screen .consent-sheet, .empty a').first().waitFor()
}

/** What comes out of the printer, read without the blanks that only the lines make. */
async function print(page: Page) {
  await page.evaluate(async () => {
    await document.fonts.ready
  })
  const { text, pages: sheets } = await readPdf(
    await page.pdf({ printBackground: true, preferCSSPageSize: true }),
  )
  return { text: text.replace(/\s+/g, ''), sheets }
}

test('a family takes home what was asked and answered, by whom, before whom and on which text', {
  timeout: PATIENCE,
}, async () => {
  const page = await openDesk()
  await goTo(page, `/roster/${encodeURIComponent(subjectOf(PEOPLE.minor))}`)
  await page.locator('.consent-panel a[href$="/consent"]').click()
  await page.locator('.consent-sheet-screen .consent-sheet').waitFor()
  expect((await findForeignWords(page, 'zh-CN', LATIN_NAMES)).filter((word) => word !== 'PDF')).toEqual([])
  const { text, sheets } = await print(page)
  expect(sheets).toBe(2)
  for (const said of [
    '志愿者注册监护人同意书',
    '登记单位龙亭区北道门社区',
    '志愿服务号码ZY4102022603000001X',
    '姓名陈雨桐',
    '居民身份证410202201109011282',
    '监护人姓名刘敏',
    '与本人关系母亲',
    '关系证明材料户口簿',
    '监护依据父母（民法典第二十七条）',
    '1同意被监护人注册为志愿者同意2同意采集和使用照片不同意3同意报送全国志愿服务信息系统同意4',
    '同意在公开页面展示同意',
    '同意参加与其年龄相适应的志愿服务活动同意',
    '承诺参加活动时由监护人陪同同意',
    '同意作为紧急联系人同意',
    '孩子自己的意愿愿意参加',
    '版本2026-1，中文',
    '念过',
    '至2029-09-01（年满18周岁之日）',
    '必须由监护人或指定成年人陪同·汴文明办〔2016〕47号',
    '至2032-09-01删除',
    '已在纸质同意书上签名，编号T-2026-0001',
    '经办人王敏',
    '办理时间2026-03-02',
    '监护人可以随时撤回同意',
    '联系龙亭区北道门社区，电话',
    '一、谁在处理信息由龙亭区北道门社区登记',
    '八、查阅、更正、删除、撤回和投诉',
  ])
    expect(text).toContain(said)
  // Not asked from 14 on: neither yes nor no.
  expect(text).not.toContain('同意处理未满十四周岁儿童的个人信息')

  await openSheet(page, 'ward')
  const ward = await print(page)
  expect(ward.sheets).toBe(2)
  for (const said of [
    '姓名张秀英',
    '监护人姓名李建国',
    '成年子女',
    '人民法院指定',
    '没有到期日，可以随时撤回',
  ])
    expect(ward.text).toContain(said)
  // Rules about minors are not for adults.
  expect(ward.text).not.toContain('陪同规则')

  await openSheet(page, 'adult')
  const adult = await print(page)
  expect(adult.sheets).toBe(2)
  for (const said of [
    '志愿者注册同意书',
    '本人留存',
    '同意注册为志愿者并处理所填信息同意',
    '同意采集和使用照片不同意',
    '本人在登记台逐项回答',
    '由本人阅读',
    '志愿者注册告知书',
    '您可以随时撤回同意或者注销登记',
  ])
    expect(adult.text).toContain(said)
  expect(adult.text).not.toContain('监护人姓名')
})

test('a text that this program does not have is named and not made up; what ended says so; a signature is shown or named', {
  timeout: PATIENCE,
}, async () => {
  const page = await openDesk()
  await openSheet(page, 'earlier')
  const earlier = await print(page)
  expect(earlier.text).toContain('为版本2019-3。本机没有这一版本的原文')
  expect(earlier.text).not.toContain('谁在处理信息')
  expect(earlier.text).toContain('截至2026-03-02：同意已撤回')
  expect(earlier.text).toContain(`数字指纹（散列值）：${HASH}`)
  expect(await page.locator('.sheet-signed img').count()).toBe(0)

  await openSheet(page, 'drawn')
  const drawn = page.locator('.consent-sheet-screen .sheet-signed img')
  expect(await drawn.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1)

  await openSheet(page, 'unasked')
  await page.locator('text=找不到可以打印的同意记录').waitFor()
})

test('an adult under guardianship is asked in plain words, and their word counts beside the guardian’s', {
  timeout: PATIENCE,
}, async () => {
  const page = await openDesk()
  const subject = subjectOf(PEOPLE.ward)
  await goTo(page, `/roster/${encodeURIComponent(subject)}`)
  await page.locator('[data-action="renew"]').click()
  await page.locator('.plain-words', { hasText: '您可以说不愿意，没有人会怪您。' }).waitFor()
  expect(await findForeignWords(page, 'zh-CN', LATIN_NAMES)).toEqual([])
  for (const yes of await page.locator('.scope input[value="yes"]').all()) await yes.check()
  await page.locator('input[name="guardianConsent.signature.form"][value="paper"]').check()
  await page.locator('[id="guardianConsent.signature.paperNumber"]').fill('410202001-01-260302-0001')
  const save = page.locator('.register-foot .ant-btn-primary')
  const problem = page.locator('[data-field="guardianConsent.ownWill.says"] [role="alert"]')
  await save.click()
  await expect.poll(() => problem.textContent()).toContain('请先念给本人听')
  await page.locator('input[name="guardianConsent.ownWill.understands"][value="partly"]').check()
  await page.locator('input[name="guardianConsent.ownWill.says"][value="objects"]').check()
  await save.click()
  await expect.poll(() => problem.textContent()).toContain('本人表示反对，不能登记')
  await page.locator('input[name="guardianConsent.ownWill.says"][value="does-not-object"]').check()
  await save.click()
  await page.locator('.saved a[href$="/consent"]').click()
  await page.locator('.consent-sheet-screen .consent-sheet').waitFor()
  expect(await factsAbout(page, subject, 'guardian-consent-given')).toMatchObject([
    { consent: { ownView: null, ownWill: { understands: 'partly', says: 'does-not-object' } } },
  ])
  const { text } = await print(page)
  expect(text).toContain('本人是否明白明白一部分')
  expect(text).toContain('本人怎么说不反对')
  await goTo(page, `/roster/${encodeURIComponent(subject)}`)
  await page.locator('text=本人怎么说：不反对').waitFor()
})

test('an English page prints in English, with the notice in the language that was read', {
  timeout: PATIENCE,
}, async () => {
  const page = await openDesk({ language: 'en' })
  await openSheet(page, 'minor')
  await page.evaluate(() => {
    for (const notice of document.querySelectorAll('.sheet-notice [lang="zh-CN"]')) notice.remove()
  })
  expect(await findForeignWords(page, 'en', CHINESE_NAMES)).toEqual([])
  await openSheet(page, 'minor')
  const { text } = await print(page)
  for (const said of ["Guardian'sconsenttovolunteerregistration", '2TakeanduseaphotoNo', '一、谁在处理信息'])
    expect(text).toContain(said)
})
