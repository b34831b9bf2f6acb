import type { Page } from 'playwright-core'
import { onTestFinished } from 'vitest'
import type { AnyFact } from '#domain/fact'
import type { RunningChromium } from '../chromium.ts'
import { REVIEWED_DIRECTORY } from '../review-samples.ts'

export interface TrialDesk {
  readonly chromium: RunningChromium
  readonly url: string
  readonly desk: string
  /** What has arrived from the hub before the test begins. */
  readonly facts: readonly AnyFact[]
  readonly language?: 'zh-CN' | 'en'
  readonly typeSize?: 'normal' | 'large'
}

/** The pages of one desk with facts on it, at a hub where people approve registrations. Closed when the test ends. */
export async function openTrialDesk(trial: TrialDesk): Promise<Page> {
  const { language = 'zh-CN', typeSize = 'normal' } = trial
  const page = await trial.chromium.newPage()
  // One window owns a desk: the next test opens it again.
  onTestFinished(() => page.close())
  await page.addInitScript(
    ([chosen, size]) => {
      localStorage.setItem('language', chosen)
      localStorage.setItem('type-size', size)
    },
    [language, typeSize] as const,
  )
  await page.goto(`${trial.url}?desk=${trial.desk}`)
  await page.locator('[data-field="document.number"] input').waitFor()
  // A list's options for listeners hold their code as text and their words as label: the label is what is said.
  await page.addStyleTag({ content: '[role="listbox"] { visibility: hidden }' })
  await page.evaluate(
    async ([arrived, directory]) => {
      await window.trial.store.exchange.changeDirectory(
        new Map(directory.map((entry, at) => [`entry:${at}`, entry])),
      )
      await window.trial.store.exchange.receive(arrived)
    },
    [trial.facts, REVIEWED_DIRECTORY] as const,
  )
  return page
}

export async function goTo(page: Page, path: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash
  }, path)
  await page.locator('.page, .empty').first().waitFor()
}

/** Bodies of the facts of one kind on the desk's disk about a subject. */
export async function factsAbout(
  page: Page,
  subject: string,
  kind: string,
): Promise<readonly AnyFact['body'][]> {
  return page.evaluate(
    async ([about, wanted]) => {
      const facts = await window.trial.store.factsOf(about)
      return facts.filter(({ kind: of }) => of === wanted).map(({ body }) => body)
    },
    [subject, kind] as const,
  )
}

export function subjectOf(facts: readonly AnyFact[] | undefined): string {
  const [first] = facts ?? []
  if (first === undefined) throw new Error('no such sample')
  return first.subject
}

/** What is written in Latin on a Chinese page: numbers, keys, and the words a text is known by. */
export const LATIN_NAMES =
  /L-[\d-]+|ZY[0-9A-Z]{17}|\d{17}X|\d{3}X\b|T-2026-0001|Ctrl|Enter|Shift|F2|F9|\b[AFOR]\b/g
/** What is written in Chinese on an English page: people, places, offices, and what a person wrote. */
export const CHINESE_NAMES =
  /龙亭区志愿服务总队|龙亭区北道门社区居委会|龙亭区(北道门|大兴)社区|北道门社区志愿(服务)?队|北道门社区|北道门街 12 号|解放路 8 号院|01号登记台|[张王李赵陈孙周吴黄刘][\u4e00-\u9fff]{1,2}|总队要求核对住址|名称不符合规定|请核对住址|本人已搬离本辖区|我从来没有去过那个社区。/g
