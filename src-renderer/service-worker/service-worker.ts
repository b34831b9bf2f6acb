import type { BuildFiles } from './build-files.ts'
import { openPageKeeper } from './page-keeper.ts'

/** Written in when the renderer is built. */
declare const __BUILD_FILES__: BuildFiles

/** What we use of a service worker's world; TypeScript's own library for it does not go together with the page's. */
interface WorkerWorld {
  readonly registration: { readonly scope: string }
  addEventListener(name: 'install' | 'activate' | 'message', listener: (event: Lasting) => void): void
  addEventListener(name: 'fetch', listener: (event: Fetching) => void): void
}
interface Lasting {
  readonly data?: unknown
  waitUntil(work: Promise<unknown>): void
}
interface Fetching {
  readonly request: Request
  respondWith(answer: Promise<Response>): void
}

// The global object of this file is a service worker's, which `self` of the page's library does not know.
const worker = self as unknown as WorkerWorld
const keeper = openPageKeeper({
  files: __BUILD_FILES__,
  scope: worker.registration.scope,
  caches,
  fetch: (request) => fetch(request),
})

// A new build waits until every window of the old one is closed: nothing changes under a worker's hands.
worker.addEventListener('install', (event) => event.waitUntil(keeper.keepPages()))
worker.addEventListener('activate', (event) => event.waitUntil(keeper.forgetOlder()))
worker.addEventListener('message', (event) => {
  if (event.data === 'keep-fonts') event.waitUntil(keeper.keepFonts())
})
worker.addEventListener('fetch', (event) => {
  const answer = keeper.answer(event.request)
  if (answer) event.respondWith(answer)
})
