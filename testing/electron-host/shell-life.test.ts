import { cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { expect, test } from 'vitest'
import type { DeskShell } from './desk-shell.ts'
import { eventually, openShellBench } from './shell.fixture.ts'
import type { SeenDialog } from './shell-messages.ts'

const bench = openShellBench()

test('the built shell shows its page in a secure context, with the bridge there before the page’s first line', async () => {
  const { page } = await bench.start()
  expect(await page.evaluate(() => ({ ...document.documentElement.dataset }))).toEqual({
    bridgeAtStart: 'object',
    ownScript: 'ran',
    madeScript: 'refused',
  })
  expect(await page.evaluate(() => isSecureContext && 'subtle' in crypto && 'locks' in navigator)).toBe(true)
  expect(await page.evaluate(() => window.deskBridge?.ask('desk:identity', null))).toBeNull()
})

test('the page prints, and saves itself as a PDF where the dialog says', async () => {
  const shell = await bench.start()
  expect(await shell.page.evaluate(() => window.deskBridge?.ask('page:print', null))).toEqual({
    printed: true,
  })
  expect(shell.printed()).toBe(1)
  const saved = await shell.page.evaluate(() =>
    window.deskBridge?.ask('page:save-pdf', { fileName: '../ZY.pdf' }),
  )
  expect(saved).toEqual({ savedAs: join(shell.documents, '-ZY.pdf') })
  expect((await readFile(join(shell.documents, '-ZY.pdf'))).subarray(0, 5).toString()).toBe('%PDF-')
  expect(shell.dialogs).toEqual([
    { kind: 'save', title: '保存证书', detail: join(shell.documents, '-ZY.pdf') },
  ])
})

test('the page hears when the machine wakes, until it no longer listens', async () => {
  const shell = await bench.start()
  const heard = () => shell.page.evaluate(() => Number(document.documentElement.dataset.woken ?? 0))
  await shell.page.evaluate(() => {
    const mark = (name: string) => {
      const { dataset } = document.documentElement
      dataset[name] = String(Number(dataset[name] ?? 0) + 1)
    }
    const stop = window.deskBridge?.on('power:resumed', () => {
      mark('woken')
      stop?.()
    })
    window.deskBridge?.on('power:resumed', () => mark('alwaysWoken'))
  })
  await shell.wake()
  await eventually(async () => expect(await heard()).toBe(1))
  await shell.wake()
  await shell.page.waitForFunction(() => document.documentElement.dataset.alwaysWoken === '2')
  expect(await heard()).toBe(1)
})

test('the page hears when the system locks its screen, and is bound to this machine by main alone', async () => {
  const shell = await bench.start()
  await shell.page.evaluate(() => {
    window.deskBridge?.on('power:locked', () => {
      document.documentElement.dataset.locked = 'yes'
    })
  })
  await shell.lockScreen()
  await shell.page.waitForFunction(() => document.documentElement.dataset.locked === 'yes')
  const bind = ({ page }: DeskShell) =>
    page.evaluate((bytes) => window.deskBridge?.ask('vault:bind', { bytes }), 'A'.repeat(43))
  const first = await bind(shell)
  expect(first?.bound).toMatch(/^[\w-]{43}$/)
  await shell.close()
  expect(await bind(await bench.start())).toEqual(first)
})

test('after a power cut the next start finds the enrolment and what the page had stored', async () => {
  const first = await bench.startEnrolled()
  await first.page.evaluate(() => {
    localStorage.setItem('kept', 'yes')
    return new Promise<void>((resolve, reject) => {
      const opening = indexedDB.open('register', 1)
      opening.onupgradeneeded = () => opening.result.createObjectStore('facts')
      opening.onerror = () => reject(opening.error)
      opening.onsuccess = () => {
        const work = opening.result.transaction('facts', 'readwrite', { durability: 'strict' })
        work.objectStore('facts').put('a fact', 'id')
        work.oncomplete = () => resolve()
      }
    })
  })
  await first.kill()
  const { page } = await bench.start()
  expect(await page.evaluate(() => window.deskBridge?.ask('desk:identity', null))).toMatchObject({
    desk: { code: '410202001-01' },
  })
  expect(await page.evaluate(() => window.deskBridge?.ask('hub:sign-in', null))).toEqual({
    outcome: 'signed-in',
  })
  const kept = await page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open('register')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const asked = opening.result.transaction('facts').objectStore('facts').get('id')
          asked.onsuccess = () => resolve(asked.result)
        }
      }),
  )
  expect(kept).toBe('a fact')
})

test('an orderly end keeps the window’s place and ends every process', async () => {
  const shell = await bench.start()
  await shell.close()
  expect(JSON.parse(await readFile(join(bench.userData(), 'window.json'), 'utf8'))).toMatchObject({
    maximized: false,
  })
})

test('a machine without a keychain is told so in words, and the desk must be enrolled again after the next start', async () => {
  const machine = { keyring: 'basic_text', locale: 'en-GB' } as const
  const shell = await bench.start({ ...machine, enrolmentFile: bench.enrolmentFile() })
  expect(shell.dialogs.map(({ kind, title }) => ({ kind, title }))).toEqual([
    { kind: 'message', title: 'This computer offers no keychain' },
  ])
  const signIn = ({ page }: DeskShell) => page.evaluate(() => window.deskBridge?.ask('hub:sign-in', null))
  expect(await signIn(shell)).toEqual({ outcome: 'signed-in' })
  await shell.close()
  expect(await signIn(await bench.start(machine))).toEqual({ outcome: 'wrong-credential' })
})

test('an enrolment file that is none is named in the worker’s language, and the desk opens all the same', async () => {
  const file = join(bench.userData(), 'not-an-enrolment.json')
  await writeFile(file, '{"desk":1}')
  const { dialogs, page } = await bench.start({ enrolmentFile: file })
  expect(dialogs).toHaveLength(1)
  expect(dialogs[0]).toMatchObject({ kind: 'error', title: '登记台开通文件无法使用' })
  expect(await page.evaluate(() => window.deskBridge?.ask('desk:identity', null))).toBeNull()
  expect(await readFile(file, 'utf8')).toBe('{"desk":1}')
})

test('a start that fails is said, with the place of the log, and ends', async () => {
  const bundles = join(bench.userData(), 'without-preload')
  await cp(join(bench.bundles(), 'main'), join(bundles, 'main'), { recursive: true })
  const seen: SeenDialog[] = []
  const starting = bench.start({ bundles, onDialog: (dialog) => seen.push(dialog) })
  await expect(starting).rejects.toThrow('main ended')
  expect(seen).toEqual([
    {
      kind: 'error',
      title: '登记台无法启动',
      detail: expect.stringContaining(join(bench.userData(), 'logs/desk.log')),
    },
  ])
})

test('a second start on the same profile ends by itself', async () => {
  await bench.start()
  await expect(bench.start()).rejects.toThrow('main ended with 0')
})

test('a page that crashes is brought back, bridge and all', async () => {
  const { page } = await bench.start()
  await page.evaluate(() => void Object.assign(document.documentElement.dataset, { before: 'yes' }))
  const crash = await page.context().newCDPSession(page)
  void crash.send('Page.crash').catch(() => undefined)
  await page.waitForEvent('crash')
  // Playwright gives a crashed page up for good, so a second pair of eyes looks at the window.
  const [port] = (await readFile(join(bench.userData(), 'chromium/DevToolsActivePort'), 'utf8')).split('\n')
  const eyes = await chromium.connectOverCDP(`http://127.0.0.1:${port}`)
  await eventually(async () => {
    const window = eyes
      .contexts()[0]
      ?.pages()
      .find((seen) => seen.url().startsWith('http://desk.localhost/'))
    expect(await window?.evaluate(() => ({ ...document.documentElement.dataset }))).toMatchObject({
      bridgeAtStart: 'object',
    })
    expect(await window?.evaluate(() => document.documentElement.dataset.before)).toBeUndefined()
  })
  await eyes.close()
  expect(await readFile(join(bench.userData(), 'logs/desk.log'), 'utf8')).toContain('crashed')
})
