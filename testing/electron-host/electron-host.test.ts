import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { enrolmentOf } from '#testing/enrolments'
import { buildShellAround } from './build-shell.ts'
import type { DeskShell, DeskShellOptions } from './desk-shell.ts'
import type { SeenDialog } from './shell-messages.ts'
import { startDeskShell } from './start-desk-shell.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

/** Waits for a condition; the limit is only there to end a test that would never see it. */
const eventually = (check: () => Promise<void>) => vi.waitFor(check, { timeout: 30_000 })

let root: string
let hub: Server
let hubUrl: string
/** Answers of the hub's database; a test may set its own. */
let answerDatabase: (response: ServerResponse, url: string, cookie: string) => void

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'desk-shell-'))
  await buildShellAround(join(import.meta.dirname, 'probe-pages'), join(root, 'out'))
  hub = createServer((request, response) => {
    request.resume().once('end', () => {
      response.setHeader('content-type', 'application/json')
      if (request.url === '/_session') {
        response.setHeader('set-cookie', 'AuthSession=of-this-desk; Path=/; HttpOnly')
        response.end(JSON.stringify({ ok: true, name: 'desk-410202001-01', roles: [] }))
      } else answerDatabase(response, request.url ?? '', request.headers.cookie ?? '')
    })
  })
  await new Promise<void>((resolve) => hub.listen(0, '127.0.0.1', resolve))
  hubUrl = `http://127.0.0.1:${(hub.address() as AddressInfo).port}`
  await writeFile(join(root, 'enrolment.json'), JSON.stringify(enrolmentOf('410202001-01', { hubUrl })))
})
afterAll(async () => {
  hub.closeAllConnections()
  await new Promise((resolve) => hub.close(resolve))
  await rm(root, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
})

let userData: string
let running: DeskShell[]
beforeEach(async () => {
  userData = await mkdtemp(join(root, 'profile-'))
  running = []
  answerDatabase = (response, url, cookie) => response.end(JSON.stringify({ url, cookie }))
})
afterEach(async () => {
  for (const shell of running) await shell.kill()
})

async function start(options: Partial<DeskShellOptions> = {}): Promise<DeskShell> {
  const shell = await startDeskShell({ bundles: join(root, 'out'), userData, ...options })
  running.push(shell)
  return shell
}
const enrolled = () => start({ enrolmentFile: join(root, 'enrolment.json') })

test('a sandboxed preload requires electron alone, and main needs nothing beside Node and Electron', async () => {
  const preload = await readFile(join(root, 'out/preload/preload.cjs'), 'utf8')
  const required = [...preload.matchAll(/\brequire\(([^)]*)\)/g)].map(([, name]) => name)
  expect(required).toEqual(['"electron"'])
  const main = await readFile(join(root, 'out/main/main.js'), 'utf8')
  const imported = [...main.matchAll(/^import .* from "([^"]+)"/gm)].map(([, name]) => name)
  expect(imported).toContain('electron')
  expect(imported.filter((name) => name !== 'electron' && !name?.startsWith('node:'))).toEqual([])
})

test('the built shell shows its page in a secure context, with the bridge there before the page’s first line', async () => {
  const { page } = await start()
  expect(await page.evaluate(() => ({ ...document.documentElement.dataset }))).toEqual({
    bridgeAtStart: 'object',
    ownScript: 'ran',
    madeScript: 'refused',
  })
  expect(await page.evaluate(() => isSecureContext && 'subtle' in crypto && 'locks' in navigator)).toBe(true)
  expect(await page.evaluate(() => window.deskBridge?.ask('desk:identity', null))).toBeNull()
})

test('the page holds the frozen bridge and nothing else of Electron', async () => {
  const { page } = await start()
  const seen = await page.evaluate(() => ({
    frozen: Object.isFrozen(window.deskBridge),
    holds: Object.keys(window.deskBridge ?? {}),
    others: ['require', 'process', 'module', 'electronIpcWire', 'electronIpcAnswer'].filter(
      (name) => name in window,
    ),
  }))
  expect(seen).toEqual({ frozen: true, holds: ['ask', 'on'], others: [] })
})

test('a malformed ask and an unknown channel come back as errors', async () => {
  const { page } = await start()
  const ask = (channel: string, asked: unknown) =>
    page.evaluate(([c, a]) => window.deskBridge?.ask(c as 'page:save-pdf', a as never), [
      channel,
      asked,
    ] as const)
  await expect(ask('page:save-pdf', { fileName: '' })).rejects.toThrow('page:save-pdf: malformed ask')
  await expect(ask('app:quit', null)).rejects.toThrow('no such channel')
})

test('an enrolled desk signs in and reads its database through main, and never sees the session', async () => {
  const { page, dialogs } = await enrolled()
  expect(await page.evaluate(() => window.deskBridge?.ask('hub:sign-in', null))).toEqual({
    outcome: 'signed-in',
  })
  const answer = await page.evaluate(async () => {
    const read = await fetch('hub://hub/org-410202001/_bulk_docs', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"docs":[]}',
    })
    return { status: read.status, date: read.headers.get('date') !== null, body: await read.json() }
  })
  expect(answer).toEqual({
    status: 200,
    date: true,
    body: { url: '/org-410202001/_bulk_docs', cookie: 'AuthSession=of-this-desk' },
  })
  expect(await page.evaluate(() => document.cookie)).toBe('')
  expect(dialogs).toEqual([])
})

test('heartbeats of a long-poll reach the page as they are sent, and giving up reaches the hub', async () => {
  const { page } = await enrolled()
  await page.evaluate(() => window.deskBridge?.ask('hub:sign-in', null))
  const left = new Promise<void>((resolve) => {
    answerDatabase = (response) => {
      response.write('\n')
      response.once('close', resolve)
    }
  })
  const beat = await page.evaluate(async () => {
    const stop = new AbortController()
    const feed = await fetch('hub://hub/org-410202001/_changes?feed=longpoll', { signal: stop.signal })
    const first = await feed.body?.getReader().read()
    stop.abort()
    return new TextDecoder().decode(first?.value)
  })
  expect(beat).toBe('\n')
  await left
})

test('what is no path of a desk stays here, and a hub that is gone is a failed request', async () => {
  const { page } = await enrolled()
  const ask = (address: string) => page.evaluate((a) => fetch(a).then(({ status }) => status), address)
  expect(await ask('hub://hub/_all_dbs')).toBe(404)
  answerDatabase = (response) => response.destroy()
  await expect(ask('hub://hub/org-410202001/_changes')).rejects.toThrow('Failed to fetch')
})

test('the policy keeps foreign scripts, styles and addresses out', async () => {
  const { page } = await start()
  const tries = await page.evaluate(async () => {
    const style = document.createElement('style')
    style.textContent = 'h1 { color: rgb(1, 2, 3) }'
    document.head.append(style)
    const withNonce = document.createElement('style')
    withNonce.nonce = document.querySelector<HTMLMetaElement>('meta[name=style-nonce]')?.content ?? ''
    withNonce.textContent = 'h1 { background-color: rgb(4, 5, 6) }'
    document.head.append(withNonce)
    const heading = getComputedStyle(document.querySelector('h1') as Element)
    const outcome = (work: () => unknown) =>
      Promise.resolve()
        .then(work)
        .then(
          () => 'done',
          () => 'refused',
        )
    return {
      madeScript: document.documentElement.dataset.madeScript,
      elsewhere: await outcome(() => fetch('http://127.0.0.1:9/')),
      inline: document.documentElement.dataset.inlineScript ?? 'refused',
      strangeStyle: heading.color === 'rgb(1, 2, 3)',
      ownStyle: heading.backgroundColor === 'rgb(4, 5, 6)',
    }
  })
  expect(tries).toEqual({
    madeScript: 'refused',
    elsewhere: 'refused',
    inline: 'refused',
    strangeStyle: false,
    ownStyle: true,
  })
})

test('the window goes nowhere else and opens no other, and the log says so', async () => {
  const { page } = await start()
  const before = page.context().pages().length
  await page.evaluate(() => void window.open('https://example.org/'))
  await page.locator('a').click()
  await eventually(async () => {
    const log = await readFile(join(userData, 'logs/desk.log'), 'utf8')
    expect(log).toContain('a window was refused')
    expect(log).toContain('a navigation was refused')
    expect(page.context().pages()).toHaveLength(before)
  })
  expect(page.url()).toBe('http://desk.localhost/')
  expect(await page.locator('h1').textContent()).toBe('证书 ZY410202')
})

test('camera, place and notices are refused; keeping the register is granted', async () => {
  const { page } = await start()
  const states = await page.evaluate(async () => {
    const state = async (name: string) =>
      (await navigator.permissions.query({ name: name as PermissionName })).state
    return Promise.all(['camera', 'geolocation', 'notifications', 'persistent-storage'].map(state))
  })
  expect(states).toEqual(['denied', 'denied', 'denied', 'granted'])
})

test('the page prints, and saves itself as a PDF where the dialog says', async () => {
  const shell = await start()
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
  const shell = await start()
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

test('after a power cut the next start finds the enrolment and what the page had stored', async () => {
  const first = await enrolled()
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
  const { page } = await start()
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
  const shell = await start()
  await shell.close()
  expect(JSON.parse(await readFile(join(userData, 'window.json'), 'utf8'))).toMatchObject({
    maximized: false,
  })
})

test('a machine without a keychain is told so in words, and the desk must be enrolled again after the next start', async () => {
  const machine = { keyring: 'basic_text', locale: 'en-GB' } as const
  const shell = await start({ ...machine, enrolmentFile: join(root, 'enrolment.json') })
  expect(shell.dialogs.map(({ kind, title }) => ({ kind, title }))).toEqual([
    { kind: 'message', title: 'This computer offers no keychain' },
  ])
  const signIn = ({ page }: DeskShell) => page.evaluate(() => window.deskBridge?.ask('hub:sign-in', null))
  expect(await signIn(shell)).toEqual({ outcome: 'signed-in' })
  await shell.close()
  expect(await signIn(await start(machine))).toEqual({ outcome: 'wrong-credential' })
})

test('an enrolment file that is none is named in the worker’s language, and the desk opens all the same', async () => {
  const file = join(userData, 'not-an-enrolment.json')
  await writeFile(file, '{"desk":1}')
  const { dialogs, page } = await start({ enrolmentFile: file })
  expect(dialogs).toHaveLength(1)
  expect(dialogs[0]).toMatchObject({ kind: 'error', title: '登记台开通文件无法使用' })
  expect(await page.evaluate(() => window.deskBridge?.ask('desk:identity', null))).toBeNull()
  expect(await readFile(file, 'utf8')).toBe('{"desk":1}')
})

test('a start that fails is said, with the place of the log, and ends', async () => {
  const bundles = join(userData, 'without-preload')
  await cp(join(root, 'out/main'), join(bundles, 'main'), { recursive: true })
  const seen: SeenDialog[] = []
  const starting = start({ bundles, onDialog: (dialog) => seen.push(dialog) })
  await expect(starting).rejects.toThrow('main ended')
  expect(seen).toEqual([
    {
      kind: 'error',
      title: '登记台无法启动',
      detail: expect.stringContaining(join(userData, 'logs/desk.log')),
    },
  ])
})

test('a second start on the same profile ends by itself', async () => {
  await start()
  await expect(start()).rejects.toThrow('main ended with 0')
})

test('a page that crashes is brought back, bridge and all', async () => {
  const { page } = await start()
  await page.evaluate(() => void Object.assign(document.documentElement.dataset, { before: 'yes' }))
  const crash = await page.context().newCDPSession(page)
  void crash.send('Page.crash').catch(() => undefined)
  await page.waitForEvent('crash')
  // Playwright gives a crashed page up for good, so a second pair of eyes looks at the window.
  const [port] = (await readFile(join(userData, 'chromium/DevToolsActivePort'), 'utf8')).split('\n')
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
  expect(await readFile(join(userData, 'logs/desk.log'), 'utf8')).toContain('crashed')
})
