import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { eventually, openShellBench } from './shell.fixture.ts'

const bench = openShellBench()

test('a sandboxed preload requires electron alone, and main needs nothing beside Node and Electron', async () => {
  const preload = await readFile(join(bench.bundles(), 'preload/preload.cjs'), 'utf8')
  const required = [...preload.matchAll(/\brequire\(([^)]*)\)/g)].map(([, name]) => name)
  expect(required).toEqual(['"electron"'])
  const main = await readFile(join(bench.bundles(), 'main/main.js'), 'utf8')
  const imported = [...main.matchAll(/^import .* from "([^"]+)"/gm)].map(([, name]) => name)
  expect(imported).toContain('electron')
  expect(imported.filter((name) => name !== 'electron' && !name?.startsWith('node:'))).toEqual([])
})

test('the page holds the frozen bridge and nothing else of Electron', async () => {
  const { page } = await bench.start()
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
  const { page } = await bench.start()
  const ask = (channel: string, asked: unknown) =>
    page.evaluate(([c, a]) => window.deskBridge?.ask(c as 'page:save-pdf', a as never), [
      channel,
      asked,
    ] as const)
  await expect(ask('page:save-pdf', { fileName: '' })).rejects.toThrow('page:save-pdf: malformed ask')
  await expect(ask('app:quit', null)).rejects.toThrow('no such channel')
  // An opened enrolment has no way in: only a sealed one, which main opens itself.
  await expect(ask('desk:enrol', null)).rejects.toThrow('no such channel')
})

test('the policy keeps foreign scripts, styles and addresses out', async () => {
  const { page } = await bench.start()
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
  const { page } = await bench.start()
  const before = page.context().pages().length
  await page.evaluate(() => void window.open('https://example.org/'))
  await page.locator('a').click()
  await eventually(async () => {
    const log = await readFile(join(bench.userData(), 'logs/desk.log'), 'utf8')
    expect(log).toContain('a window was refused')
    expect(log).toContain('a navigation was refused')
    expect(page.context().pages()).toHaveLength(before)
  })
  expect(page.url()).toBe('http://desk.localhost/')
  expect(await page.locator('h1').textContent()).toBe('证书 ZY410202')
})

test('microphone, place and notices are refused; the camera and keeping the register are granted', async () => {
  const { page } = await bench.start()
  const states = await page.evaluate(async () => {
    const state = async (name: string) =>
      (await navigator.permissions.query({ name: name as PermissionName })).state
    const names = ['camera', 'microphone', 'geolocation', 'notifications', 'persistent-storage']
    return Promise.all(names.map(state))
  })
  expect(states).toEqual(['granted', 'denied', 'denied', 'denied', 'granted'])
})
