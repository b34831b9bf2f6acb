import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { readResidentDraft } from '#domain/registration/resident-draft'
import { startTestHub, type TestHub } from '#testing/hub'
import { buildNationalNumber } from '#testing/national-number'
import { until } from '#testing/until'
import {
  allProblems,
  consentAsMother,
  everythingTyped,
  fillResident,
  goTo,
  nextStep,
  openPerson,
  paste,
  registerAdult,
  save,
  savedNumber,
  speak,
  startFresh,
  typeInto,
} from './counter.ts'
import { type OpenDesk, onlineEdition } from './editions.ts'
import { factsOfKind } from './hub-facts.ts'
import { bornYearsAgo, CHILD, MOTHER, type Person } from './people.ts'
import { keepScreen } from './screens.ts'

/** What a worker types that cannot be right, and the one sentence that answers it in each language. */
interface Slip {
  readonly what: string
  readonly field: string
  readonly typed: string
  readonly zh: string
  readonly en: string
}

/** The same number with a last character that its check forbids. */
function spoilt(number: string): string {
  return number.slice(0, 17) + (number.endsWith('0') ? '1' : '0')
}

const BORN_ON = CHILD.number.replace(/^.{6}(....)(..)(..).*$/, '$1-$2-$3')
const OLDER_CHILD = buildNationalNumber('410203', bornYearsAgo(16), '024')
const WRONG_CHECK = {
  zh: '的校验码不对，可能有一位输错了，请逐位核对。',
  en: 'fails its check character: one character is probably mistyped.',
}

/** What stands in the resident's fields when nothing is wrong; each slip spoils one of them. */
const RESIDENT: Readonly<Record<string, string>> = {
  'document.number': CHILD.number,
  bornOn: BORN_ON,
  fullName: CHILD.fullName,
  'phone.number': '13803781234',
  'residence.detail': '北道门街 12 号',
}

const RESIDENT_SLIPS: readonly Slip[] = [
  {
    what: 'a wrong check digit',
    field: 'document.number',
    typed: spoilt(CHILD.number),
    zh: `证件号码${WRONG_CHECK.zh}`,
    en: `Document number ${WRONG_CHECK.en}`,
  },
  {
    what: '31 February inside a number whose check digit is right',
    field: 'document.number',
    typed: buildNationalNumber('410202', '1958-02-31', '002'),
    zh: '号码里的出生日期不是一个存在的日期，请核对年月日。',
    en: 'The birth date in the number is not a date that exists; check year, month and day.',
  },
  {
    what: 'a birth date to come inside a number',
    field: 'document.number',
    typed: buildNationalNumber('410202', '2099-01-01', '002'),
    zh: '号码里的出生日期在今天以后，请核对。',
    en: 'The birth date in the number lies in the future; please check.',
  },
  {
    what: 'an old number of 15 digits',
    field: 'document.number',
    typed: '410202570816002',
    zh: '证件号码是 15 位旧号码，已停用；请用现在的 18 位号码。',
    en: 'Document number is an old 15-digit number, no longer valid; use the 18-digit one.',
  },
  {
    what: 'a number with a digit too few',
    field: 'document.number',
    typed: CHILD.number.slice(1),
    zh: '证件号码应为 18 位，现在是 17 位。',
    en: 'Document number should have 18 characters; it has 17.',
  },
  {
    what: 'a birth date that contradicts the number',
    field: 'bornOn',
    typed: '1958-08-16',
    zh: `出生日期与证件不一致，证件上是 ${BORN_ON}。`,
    en: `The birth date differs from the document, which says ${BORN_ON}.`,
  },
  {
    what: '31 February as a birth date',
    field: 'bornOn',
    typed: '1958-02-31',
    zh: '出生日期不是一个存在的日期，请核对年月日。',
    en: 'Birth date is not a date that exists; check year, month and day.',
  },
  {
    what: 'a birth date to come',
    field: 'bornOn',
    typed: '2099-01-01',
    zh: '出生日期在今天以后，请核对。',
    en: 'Birth date lies in the future; please check.',
  },
  {
    what: 'a name with digits',
    field: 'fullName',
    typed: '陈雨桐2',
    zh: '姓名里有数字，请按证件上的写法填写。',
    en: 'Name has digits in it; write it as on the document.',
  },
  {
    what: 'a pasted name of 80 characters',
    field: 'fullName',
    typed: '陈雨桐王'.repeat(20),
    zh: '姓名太长，最多 50 个字。',
    en: 'Name is too long; at most 50 characters.',
  },
  {
    what: 'a pasted address of 200 characters',
    field: 'residence.detail',
    typed: '北道门街十二号院'.repeat(25),
    zh: '详细地址太长，最多 120 个字。',
    en: 'Street and house is too long; at most 120 characters.',
  },
  {
    what: 'a phone that is no phone',
    field: 'phone.number',
    typed: '1380378',
    zh: '联系电话不像电话号码：手机 11 位，座机请带区号。',
    en: 'Phone does not look like a phone number: a mobile has 11 digits, a landline needs its area code.',
  },
]

const GUARDIAN: Readonly<Record<string, string>> = {
  'guardianConsent.guardian.document.number': MOTHER.number,
  'guardianConsent.guardian.fullName': MOTHER.fullName,
  'guardianConsent.guardian.phone': MOTHER.phone,
  'guardianConsent.givenOn': bornYearsAgo(0),
}

const GUARDIAN_SLIPS: readonly Slip[] = [
  {
    what: 'the minor as their own guardian',
    field: 'guardianConsent.guardian.document.number',
    typed: CHILD.number,
    zh: '监护人不能是孩子本人，请核对监护人的证件。',
    en: "The guardian cannot be the child; check the guardian's document.",
  },
  {
    what: 'a guardian of 16',
    field: 'guardianConsent.guardian.document.number',
    typed: OLDER_CHILD,
    zh: '监护人 16 岁，未满 18 周岁，不能担任监护人。',
    en: 'The guardian is 16; a guardian must be at least 18.',
  },
  {
    what: 'a guardian’s number with a wrong check digit',
    field: 'guardianConsent.guardian.document.number',
    typed: spoilt(MOTHER.number),
    zh: `监护人证件号码${WRONG_CHECK.zh}`,
    en: `Guardian's document number ${WRONG_CHECK.en}`,
  },
  {
    what: 'a guardian’s name with digits',
    field: 'guardianConsent.guardian.fullName',
    typed: '刘敏１',
    zh: '监护人姓名里有数字，请按证件上的写法填写。',
    en: "Guardian's name has digits in it; write it as on the document.",
  },
  {
    what: 'a guardian’s phone that is no phone',
    field: 'guardianConsent.guardian.phone',
    typed: '没有',
    zh: '监护人电话不像电话号码：手机 11 位，座机请带区号。',
    en: "Guardian's phone does not look like a phone number: a mobile has 11 digits, a landline needs its area code.",
  },
  {
    what: 'a consent dated in the future',
    field: 'guardianConsent.givenOn',
    typed: '2099-01-01',
    zh: '同意日期 2099-01-01 在今天以后，请核对。',
    en: 'The consent is dated 2099-01-01, which lies in the future; please check.',
  },
]

/** As a Chinese input method leaves it, with the check character as many people write it. */
function fullWidth(text: string): string {
  return text.toLowerCase().replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))
}

/** Somebody whose number ends in X. */
function residentWithX(): Person {
  const sequences = Array.from({ length: 90 }, (_, index) => String(index * 2 + 102))
  const numbers = sequences.map((sequence) => buildNationalNumber('410202', '1958-08-16', sequence))
  const number = numbers.find((candidate) => candidate.endsWith('X'))
  if (number === undefined) throw new Error('no number ends in X')
  return { fullName: '赵桂兰', number, noticeGroup: 'retired' }
}

describe('bad input at the counter', () => {
  let hub: TestHub
  let desk: OpenDesk
  let page: Page
  const folder = mkdtempSync(join(tmpdir(), 'bad-input-'))
  const deskCode = () => hub.desks[0]?.code ?? ''

  beforeAll(async () => {
    hub = await startTestHub()
    desk = await onlineEdition.open(hub, deskCode(), folder)
    page = desk.page
    await page.locator('[data-field="document.number"] input').waitFor()
  })
  afterAll(async () => {
    await desk?.close()
    await hub?.close()
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
  })
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await keepScreen(page, `bad-input-failed-${task.name.slice(0, 40)}`)
  })

  /** The document numbers of everybody who is registered in this desk's office at the hub. */
  async function atHub(): Promise<readonly unknown[]> {
    const facts = await factsOfKind(hub, deskCode(), 'resident-registered')
    return facts.map(({ body }) => readResidentDraft(body).document?.number)
  }

  async function makeRight(values: Readonly<Record<string, string>>): Promise<void> {
    for (const [path, value] of Object.entries(values)) await typeInto(page, path, value)
  }

  const inputAt = (path: string) => page.locator(`[data-field="${path}"] input`).first()

  /** Makes one slip where all else is right, and tries to go on. */
  async function tryWith({ field, typed }: Slip, values: Readonly<Record<string, string>>): Promise<void> {
    await makeRight(values)
    await paste(page, field, typed)
    // What follows from a number (a birth date) goes with it: everything typed is compared from here on.
    const before = await everythingTyped(page)
    await page.locator('.register-foot .ant-btn-primary').click()
    await page.locator('form [role="alert"]').first().waitFor()
    expect(await everythingTyped(page)).toEqual(before)
    expect(await inputAt(field).inputValue()).toBe(typed)
    for (const [path, value] of Object.entries(values)) {
      if (path !== field && path !== 'bornOn') expect(await inputAt(path).inputValue(), path).toBe(value)
    }
    expect(await page.locator('[data-testid="saved-number"]').count()).toBe(0)
  }

  test('full-width digits and a lower-case x are read, shown and kept as on the card', async () => {
    const resident = residentWithX()
    const { number } = resident
    await typeInto(page, 'phone.number', fullWidth('13803781234'))
    await fillResident(page, { ...resident, number: fullWidth(number) })
    const card = page.locator('.read-back')
    await card
      .locator('.number', { hasText: `${number.slice(0, 6)} ${number.slice(6, 14)} ${number.slice(14)}` })
      .waitFor()
    await card.locator('.number', { hasText: '138 0378 1234' }).waitFor()
    expect(await inputAt('document.number').inputValue()).toBe(number)
    expect(await inputAt('phone.number').inputValue()).toBe('13803781234')
    await keepScreen(page, 'bad-input-full-width')
    await registerAdult(page, { ...resident, number: fullWidth(number) })
    await until(async () => (await atHub()).includes(number))
    await openPerson(page, number.slice(-4), resident.fullName)
    await page.locator('main', { hasText: number.slice(14) }).waitFor()
    expect(await page.locator('main').textContent()).not.toMatch(/[０-９ｘ]|\dx/)
  })

  test('a minor is at the counter, with everything right', async () => {
    await goTo(page, 'register')
    await startFresh(page)
    await fillResident(page, CHILD)
    await makeRight(RESIDENT)
    await nextStep(page)
    await consentAsMother(page, { mother: '母亲', parent: '父母' })
  })

  describe.each(['zh', 'en'] as const)('in %s', (language) => {
    test('the page speaks it, and the half-filled form stays', async () => {
      await speak(page, language === 'en' ? 'en' : 'zh-CN')
      await goTo(page, 'register')
      await page.locator('.scopes').waitFor()
      expect(await inputAt('guardianConsent.guardian.fullName').inputValue()).toBe(MOTHER.fullName)
    })

    test.each(GUARDIAN_SLIPS)('$what is told at its field', async (slip) => {
      await tryWith(slip, GUARDIAN)
      expect(await allProblems(page)).toEqual([`${slip.field}: ${slip[language]}`])
      await keepScreen(page, `bad-input-${language}-${slip.what.replaceAll(/[^a-z0-9]+/gi, '-')}`)
    })

    test('back at the resident, everything is still there', async () => {
      await makeRight(GUARDIAN)
      await page.locator('.register-foot .ant-btn').first().click()
      await page.locator('[data-field="residence.detail"]').waitFor()
      for (const [path, value] of Object.entries(RESIDENT)) {
        expect(await inputAt(path).inputValue(), path).toBe(value)
      }
    })

    test.each(RESIDENT_SLIPS)('$what is told at its field', async (slip) => {
      await tryWith(slip, RESIDENT)
      expect(await allProblems(page)).toEqual([`${slip.field}: ${slip[language]}`])
      await keepScreen(page, `bad-input-${language}-${slip.what.replaceAll(/[^a-z0-9]+/gi, '-')}`)
    })

    test('once it is right, the consent is still there', async () => {
      await makeRight(RESIDENT)
      await nextStep(page)
      for (const [path, value] of Object.entries(GUARDIAN)) {
        expect(await inputAt(path).inputValue(), path).toBe(value)
      }
      expect(await allProblems(page)).toEqual([])
    })
  })

  test('nothing of all this was saved, and what is right at last is', async () => {
    expect(await atHub()).toHaveLength(1)
    await save(page)
    // The second number of this desk: no slip has used one up.
    expect(await savedNumber(page)).toBe(`L-${deskCode()}-000002`)
    await until(async () => (await atHub()).length === 2)
  })
})
