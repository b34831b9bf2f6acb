import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import type { Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type RunningChromium, startChromium } from '#testing/chromium'
import { listBuildFiles } from '../../scripts/list-build-files.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

/** Waits for a condition; the limit is only there to end a test that would never see it. */
const eventually = (check: () => Promise<void>) => vi.waitFor(check, { timeout: 30_000 })

let root: string
let chromium: RunningChromium
let server: Server
let address: string
/** Which build the hub serves, or null: it is down. */
let served: string | null

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'desk-worker-'))
  await Promise.all([buildPage('first'), buildPage('second')])
  server = createServer(async (request, response) => {
    const path = (request.url ?? '').replace(/\?.*/, '')
    if (served === null) return request.socket.destroy()
    if (!path.startsWith('/desk/')) return response.end('from the hub')
    const file = path === '/desk/' ? 'index.html' : path.slice('/desk/'.length)
    const content = await readFile(join(root, served, 'out', file)).catch(() => null)
    const mediaTypes: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript' }
    response.writeHead(content ? 200 : 404, { 'content-type': mediaTypes[extname(file)] ?? 'font/woff2' })
    return response.end(content)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/desk/`
  chromium = await startChromium()
})
afterAll(async () => {
  await chromium.close()
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
  await rm(root, { recursive: true, force: true })
})

/** The product's service worker, built as the product is, around a page that says which build it is. */
async function buildPage(name: string): Promise<void> {
  const folder = join(root, name)
  await mkdir(join(folder, 'public'), { recursive: true })
  await writeFile(
    join(folder, 'index.html'),
    '<!doctype html><script type="module" src="./page.js"></script>',
  )
  await writeFile(join(folder, 'page.js'), `document.title = '${name} build'`)
  await writeFile(join(folder, 'public/song.woff2'), name)
  await build({
    configFile: false,
    root: folder,
    base: './',
    logLevel: 'error',
    plugins: [listBuildFiles()],
    build: {
      outDir: join(folder, 'out'),
      rollupOptions: {
        input: {
          index: join(folder, 'index.html'),
          'service-worker': join(import.meta.dirname, 'service-worker.ts'),
        },
        output: {
          entryFileNames: ({ name: entry }) =>
            entry === 'service-worker' ? '[name].js' : 'assets/[name]-[hash].js',
        },
      },
    },
  })
}

const titleOf = async (page: Page, search = '') => {
  await page.goto(address + search)
  return page.title()
}
const kept = (page: Page) =>
  page.evaluate(async () => {
    const found: string[] = []
    for (const name of await caches.keys()) {
      for (const { url } of await (await caches.open(name)).keys()) found.push(new URL(url).pathname)
    }
    return found.map((path) => path.replace(/-[\w-]{8}\./, '-HASH.')).sort()
  })

test('the desk opens while the hub is down, and takes a new build at the next start, not before', async () => {
  const page = await chromium.newPage()
  served = 'first'
  expect(await titleOf(page)).toBe('first build')
  await page.evaluate(async () => {
    await navigator.serviceWorker.register('./service-worker.js', { updateViaCache: 'none' })
    const { active } = await navigator.serviceWorker.ready
    active?.postMessage('keep-fonts')
  })
  const whole = ['/desk/assets/index-HASH.js', '/desk/index.html', '/desk/song.woff2']
  await eventually(async () => expect(await kept(page)).toEqual(whole))

  served = null
  expect(await titleOf(page, '?desk=410202001-01#/register')).toBe('first build')
  expect(await page.evaluate(() => fetch('./song.woff2').then((answer) => answer.text()))).toBe('first')
  await expect(page.evaluate(() => fetch('/hub/_session'))).rejects.toThrow('Failed to fetch')

  served = 'second'
  expect(await page.evaluate(() => fetch('/hub/_session').then((answer) => answer.text()))).toBe(
    'from the hub',
  )
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready
    const found = new Promise((resolve) => registration.addEventListener('updatefound', resolve))
    await registration.update()
    await found
    const next = registration.installing
    while (next && next.state === 'installing') {
      await new Promise((resolve) => next.addEventListener('statechange', resolve, { once: true }))
    }
  })
  expect(await titleOf(page)).toBe('first build')
  await page.close()

  served = null
  const later = await chromium.newPage()
  await eventually(async () => {
    // Each try from outside: a window that is merely reloaded never lets go of the old build.
    await later.goto('about:blank')
    expect(await titleOf(later)).toBe('second build')
  })
  await eventually(async () => expect(await kept(later)).toEqual(whole))
})
