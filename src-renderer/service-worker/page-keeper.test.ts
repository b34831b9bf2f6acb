import { expect, test } from 'vitest'
import type { BuildFiles } from './build-files.ts'
import { type KeeperSurroundings, openPageKeeper } from './page-keeper.ts'

const scope = 'http://127.0.0.1:1/desk/'
const firstBuild: BuildFiles = {
  version: 'a1',
  pages: ['index.html', 'assets/desk-a1.js'],
  fonts: ['assets/song-1.woff2', 'assets/song-2.woff2'],
}
const secondBuild: BuildFiles = {
  version: 'b2',
  pages: ['index.html', 'assets/desk-b2.js'],
  fonts: ['assets/song-2.woff2'],
}

/** A cache that keeps answers by address, as a browser's does. */
function fakeCaches(): KeeperSurroundings['caches'] {
  const stores = new Map<string, Map<string, Response>>()
  const open = (name: string) => {
    const store = stores.get(name) ?? new Map<string, Response>()
    stores.set(name, store)
    const addressOf = (request: RequestInfo | URL) =>
      request instanceof Request ? request.url : String(request)
    const cache = {
      match: async (request) => store.get(addressOf(request))?.clone(),
      put: async (request, answer) => void store.set(addressOf(request), answer),
      delete: async (request) => store.delete(addressOf(request)),
      keys: async () => [...store.keys()].map((address) => new Request(address)),
    } satisfies Partial<Cache>
    // The keeper uses these four; a whole Cache has more.
    return cache as unknown as Cache
  }
  return {
    open: async (name) => open(name),
    keys: async () => [...stores.keys()],
    delete: async (name) => stores.delete(name),
  }
}

/** A hub that serves a build until its line is cut. */
function servedBy(build: BuildFiles): {
  asked: string[]
  line: { up: boolean }
  fetch: KeeperSurroundings['fetch']
} {
  const asked: string[] = []
  const line = { up: true }
  return {
    asked,
    line,
    fetch: async ({ url }) => {
      if (!line.up) throw new TypeError('Failed to fetch')
      const file = url.slice(scope.length)
      asked.push(file)
      const known = [...build.pages, ...build.fonts].includes(file)
      return new Response(known ? `${file} of ${build.version}` : 'not found', { status: known ? 200 : 404 })
    },
  }
}

const get = (url: string, mode: RequestMode = 'no-cors') => ({ method: 'GET', url, mode })

test('the page opens without a line, whatever its address says after the folder', async () => {
  const hub = servedBy(firstBuild)
  const keeper = openPageKeeper({ files: firstBuild, scope, caches: fakeCaches(), fetch: hub.fetch })
  await keeper.keepPages()
  hub.line.up = false
  const page = await keeper.answer(get(`${scope}?desk=410202001-01`, 'navigate'))
  expect(await page?.text()).toBe('index.html of a1')
  expect(await (await keeper.answer(get(`${scope}assets/desk-a1.js`)))?.text()).toBe(
    'assets/desk-a1.js of a1',
  )
})

test.each([
  'http://127.0.0.1:1/hub/org-410202001/_changes',
  'http://127.0.0.1:1/hub/_session',
  `${scope}trial-enrolment/410202001-01`,
  `${scope}assets/unknown.js`,
  'http://127.0.0.1:1/health',
])('%s goes to the network and is never kept', async (url) => {
  const caches = fakeCaches()
  const keeper = openPageKeeper({ files: firstBuild, scope, caches, fetch: servedBy(firstBuild).fetch })
  expect(keeper.answer(get(url, 'cors'))).toBeNull()
  expect(await caches.keys()).toEqual([])
})

test('a write is never answered from here', () => {
  const keeper = openPageKeeper({
    files: firstBuild,
    scope,
    caches: fakeCaches(),
    fetch: servedBy(firstBuild).fetch,
  })
  expect(keeper.answer({ method: 'POST', url: `${scope}index.html`, mode: 'cors' })).toBeNull()
})

test('a build that cannot be fetched whole is not taken into use', async () => {
  const keeper = openPageKeeper({
    files: secondBuild,
    scope,
    caches: fakeCaches(),
    fetch: servedBy(firstBuild).fetch,
  })
  await expect(keeper.keepPages()).rejects.toThrow('assets/desk-b2.js answered 404')
})

test('the old page goes on as it was while a new build is kept, and is forgotten afterwards', async () => {
  const caches = fakeCaches()
  const hub = servedBy(firstBuild)
  const old = openPageKeeper({ files: firstBuild, scope, caches, fetch: hub.fetch })
  await old.keepPages()
  await old.keepFonts()
  const next = openPageKeeper({ files: secondBuild, scope, caches, fetch: servedBy(secondBuild).fetch })
  await next.keepPages()
  expect(await (await old.answer(get(scope, 'navigate')))?.text()).toBe('index.html of a1')
  await next.forgetOlder()
  expect(await (await next.answer(get(scope, 'navigate')))?.text()).toBe('index.html of b2')
  expect((await caches.keys()).sort()).toEqual(['desk-fonts', 'desk-pages-b2'])
  const fonts = await (await caches.open('desk-fonts')).keys()
  expect(fonts.map(({ url }) => url)).toEqual([`${scope}assets/song-2.woff2`])
})

test('fonts follow in the background, each once, and one that is needed sooner comes at once', async () => {
  const hub = servedBy(firstBuild)
  const keeper = openPageKeeper({ files: firstBuild, scope, caches: fakeCaches(), fetch: hub.fetch })
  await (await keeper.answer(get(`${scope}assets/song-2.woff2`)))?.text()
  await keeper.keepFonts()
  await keeper.keepFonts()
  expect(hub.asked).toEqual(['assets/song-2.woff2', 'assets/song-1.woff2'])
  hub.line.up = false
  expect((await keeper.answer(get(`${scope}assets/song-1.woff2`)))?.status).toBe(200)
})
