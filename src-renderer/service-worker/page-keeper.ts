import type { BuildFiles } from './build-files.ts'

/** What the keeper works with; the service worker's own globals in the product. */
export interface KeeperSurroundings {
  readonly files: BuildFiles
  /** The folder of the page, `…/desk/`. */
  readonly scope: string
  readonly caches: Pick<CacheStorage, 'open' | 'keys' | 'delete'>
  readonly fetch: (request: Request) => Promise<Response>
}

/** Keeps the files of one build in the browser, so that the desk opens while the hub cannot be reached. */
export interface PageKeeper {
  /** Fetches all that the page needs to open; rejects where one file is missing, and the browser tries again later. */
  keepPages(): Promise<void>
  /** Fetches fonts one after another, as long as there is a line. */
  keepFonts(): Promise<void>
  /** Forgets the files of older builds. */
  forgetOlder(): Promise<void>
  /** The answer to a request for a file of this build; null for everything else, which is none of our business. */
  answer(request: Pick<Request, 'method' | 'url' | 'mode'>): Promise<Response> | null
}

const PAGES = 'desk-pages-'
/** Font files carry their content in their name, so all builds share them. */
const FONTS = 'desk-fonts'

export function openPageKeeper({ files, scope, caches, fetch }: KeeperSurroundings): PageKeeper {
  const pages = `${PAGES}${files.version}`
  const addressOf = (file: string) => new URL(file, scope).href
  const entrance = addressOf('index.html')
  const kept = new Map<string, string>([
    ...files.pages.map((file) => [addressOf(file), pages] as const),
    ...files.fonts.map((file) => [addressOf(file), FONTS] as const),
  ])

  async function fetchInto(cacheName: string, address: string): Promise<Response> {
    // Past the browser's own cache: it could still hold the page of an older build.
    const answer = await fetch(new Request(address, { cache: 'no-cache', credentials: 'same-origin' }))
    // A redirect or an error page must never be kept as one of our files.
    if (!answer.ok || answer.redirected) throw new Error(`${address} answered ${answer.status}`)
    const cache = await caches.open(cacheName)
    await cache.put(address, answer.clone())
    return answer
  }

  async function answerFile(address: string, cacheName: string): Promise<Response> {
    const cache = await caches.open(cacheName)
    return (await cache.match(address)) ?? fetchInto(cacheName, address)
  }

  return {
    async keepPages() {
      for (const file of files.pages) await fetchInto(pages, addressOf(file))
    },
    async keepFonts() {
      const cache = await caches.open(FONTS)
      for (const file of files.fonts) {
        if (!(await cache.match(addressOf(file)))) await fetchInto(FONTS, addressOf(file))
      }
    },
    async forgetOlder() {
      const older = (await caches.keys()).filter((name) => name.startsWith(PAGES) && name !== pages)
      for (const name of older) await caches.delete(name)
      const cache = await caches.open(FONTS)
      const strange = (await cache.keys()).filter(({ url }) => kept.get(url) !== FONTS)
      for (const request of strange) await cache.delete(request)
    },
    answer(request) {
      if (request.method !== 'GET') return null
      const address = request.url.replace(/[?#].*$/, '')
      const file = request.mode === 'navigate' && address === scope ? entrance : address
      const cacheName = kept.get(file)
      return cacheName === undefined ? null : answerFile(file, cacheName)
    },
  }
}
