import type { Locator, Page } from 'playwright-core'
import { type Guardian, MOTHER, type Person } from './people.ts'

/** The counter page as hands and eyes use it. Fields are found by the draft path that each carries. */

function field(page: Page, path: string): Locator {
  return page.locator(`[data-field="${path}"]`)
}

export async function goTo(
  page: Page,
  place: 'register' | 'roster' | 'sync' | 'verify' | 'settings',
): Promise<void> {
  await page.locator(`nav a[href="#/${place}"]`).click()
}

export async function typeInto(page: Page, path: string, text: string): Promise<void> {
  await field(page, path).locator('input').first().fill(text)
}

/** Puts a text into a field in one piece, as the clipboard does: the field's own limits apply. */
export async function paste(page: Page, path: string, text: string): Promise<void> {
  const input = field(page, path).locator('input').first()
  await input.click()
  await input.press('Control+A')
  await page.keyboard.insertText(text)
}

export async function choose(page: Page, path: string, value: string): Promise<void> {
  await field(page, path).locator(`label:has(input[value="${value}"])`).click()
}

/** Types into a list what it should find, and takes it with Enter. */
export async function pick(page: Page, path: string, words: string): Promise<void> {
  const input = field(page, path).locator('input')
  await input.click()
  await input.fill(words)
  const open = page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)')
  await open.locator('.ant-select-item-option-active', { hasText: words }).waitFor()
  await input.press('Enter')
  await field(page, path).locator('.ant-select', { hasText: words }).waitFor()
}

/** Takes one of several that a list allows, and leaves the list. */
export async function pickFirst(page: Page, path: string, words: string): Promise<void> {
  await pick(page, path, words)
  await field(page, path).locator('input').press('Escape')
}

/** The sentence under a field, or null where nothing is wrong with it. */
export async function problemAt(page: Page, path: string): Promise<string | null> {
  const line = page
    .locator(`[data-field="${path}"][role="alert"], [data-field="${path}"] [role="alert"]`)
    .first()
  return (await line.count()) === 0 ? null : line.textContent()
}

/** Every sentence on the form that says something is wrong, with the field it stands at. */
export async function allProblems(page: Page): Promise<readonly string[]> {
  return page.locator('form [role="alert"]').evaluateAll((alerts) =>
    alerts.map((alert) => {
      const at = alert.closest('[data-field]')?.getAttribute('data-field') ?? 'nowhere'
      return `${at}: ${alert.textContent}`
    }),
  )
}

/** Everything that stands in the form's fields: what was typed, and what was chosen. */
export async function everythingTyped(page: Page): Promise<readonly string[]> {
  return page
    .locator('form input')
    .evaluateAll((inputs) =>
      inputs.map((input) =>
        input instanceof HTMLInputElement && input.type !== 'text'
          ? `${input.name} ${input.value} ${input.checked}`
          : `${input.id} ${(input as HTMLInputElement).value}`,
      ),
    )
}

export async function fillResident(page: Page, person: Person): Promise<void> {
  await typeInto(page, 'document.number', person.number)
  await typeInto(page, 'fullName', person.fullName)
  await choose(page, 'noticeGroup', person.noticeGroup)
}

export async function nextStep(page: Page): Promise<void> {
  await page.locator('.register-foot .ant-btn-primary').click()
  await page.locator('.scopes').waitFor()
}

/** Every purpose asked gets the same answer, one by one, as a worker would. */
export async function answerAll(page: Page, answer: 'yes' | 'no'): Promise<void> {
  const questions = page.locator('.scope')
  const total = await questions.count()
  if (total === 0) throw new Error('nothing is asked')
  for (let at = 0; at < total; at += 1) {
    await questions.nth(at).locator(`label:has(input[value="${answer}"])`).click()
  }
}

export async function readOath(page: Page): Promise<void> {
  await field(page, 'oathRead').locator('label').click()
}

/** Signs with the mouse. */
export async function sign(page: Page): Promise<void> {
  const pad = page.locator('canvas.signature-pad')
  await pad.scrollIntoViewIfNeeded()
  const box = await pad.boundingBox()
  if (!box) throw new Error('the signature pad is not in sight')
  const at = (across: number, down: number) =>
    [box.x + box.width * across, box.y + box.height * down] as const
  await page.mouse.move(...at(0.2, 0.3))
  await page.mouse.down()
  for (const point of [at(0.3, 0.7), at(0.4, 0.3), at(0.5, 0.7), at(0.6, 0.4)]) {
    await page.mouse.move(...point, { steps: 4 })
  }
  await page.mouse.up()
}

const GUARDIAN = 'guardianConsent.guardian'

/** Who the guardian is, and on what ground; the words are those of the lists. */
export async function nameGuardian(
  page: Page,
  guardian: Guardian,
  words: { readonly relation: string; readonly ground: string; readonly shownBy?: string },
): Promise<void> {
  await typeInto(page, `${GUARDIAN}.fullName`, guardian.fullName)
  await typeInto(page, `${GUARDIAN}.document.number`, guardian.number)
  await pick(page, `${GUARDIAN}.relation`, words.relation)
  await pick(page, `${GUARDIAN}.ground`, words.ground)
  await choose(page, `${GUARDIAN}.shownBy`, words.shownBy ?? 'household-register')
  await typeInto(page, `${GUARDIAN}.phone`, guardian.phone)
}

/** What stands in the guardian's fields. */
export async function guardianTyped(page: Page): Promise<readonly string[]> {
  const inputs = ['fullName', 'document.number', 'phone'].map((path) =>
    field(page, `${GUARDIAN}.${path}`).locator('input').first().inputValue(),
  )
  return Promise.all(inputs)
}

/** What a named guardian answers: every purpose, the ward's own word as it is asked at their age, the oath and the signature. */
export async function consentAsGuardian(
  page: Page,
  ward: 'small child' | 'child' | 'adult' = 'child',
): Promise<void> {
  await answerAll(page, 'yes')
  if (ward === 'child') await choose(page, 'guardianConsent.ownView', 'agrees')
  if (ward === 'adult') {
    await choose(page, 'guardianConsent.ownWill.understands', 'partly')
    await choose(page, 'guardianConsent.ownWill.says', 'agrees')
  }
  await readOath(page)
  await sign(page)
}

/** The mother consents for her child: who she is, and everything she answers. */
export async function consentAsMother(
  page: Page,
  words: { readonly mother: string; readonly parent: string },
): Promise<void> {
  await nameGuardian(page, MOTHER, { relation: words.mother, ground: words.parent })
  await consentAsGuardian(page)
}

export async function speak(page: Page, language: 'zh-CN' | 'en'): Promise<void> {
  await goTo(page, 'settings')
  await page.locator('label', { hasText: language === 'en' ? 'English' : '中文' }).click()
  await page.locator(`html[lang="${language}"]`).waitFor()
}

export async function save(page: Page): Promise<void> {
  await page.keyboard.press('Control+Enter')
}

/** The number that the page shows after saving: provisional until the hub has answered. */
export async function savedNumber(page: Page): Promise<string> {
  const number = page.locator('[data-testid="saved-number"]')
  await number.waitFor()
  return (await number.textContent()) ?? ''
}

export async function startFresh(page: Page): Promise<void> {
  await page.keyboard.press('F2')
  await page.waitForFunction(() => {
    const input = document.querySelector<HTMLInputElement>('[data-field="document.number"] input')
    return input !== null && input.value === '' && document.activeElement === input
  })
}

/** Presses a dialog's main button once it has stopped moving: a press on what moves away from under it is none. */
export async function confirmDialog(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const dialog = document.querySelector('.ant-modal-confirm')
    const moves = dialog === null || /zoom/.test(dialog.className)
    return !moves && dialog.getAnimations({ subtree: true }).length === 0
  })
  await page.locator('.ant-modal-confirm .ant-btn-primary').click()
}

/** An adult from the first key to the answer. */
export async function registerAdult(page: Page, person: Person): Promise<string> {
  await fillResident(page, person)
  await nextStep(page)
  await answerAll(page, 'yes')
  await readOath(page)
  await save(page)
  return savedNumber(page)
}

/** Opens one person's page from the roster, by what a worker types. */
export async function openPerson(page: Page, query: string, fullName: string): Promise<void> {
  await goTo(page, 'roster')
  const search = page.locator('input[type="search"]')
  await search.fill(query)
  await page.locator('a.roster-name', { hasText: fullName }).first().click()
  await page.locator('h1', { hasText: fullName }).waitFor()
}
