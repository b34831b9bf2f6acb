import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import express, { type Response, type Router } from 'express'
import { pageHeaders, withNonce } from './page-headers.ts'

const NOT_BUILT = 'The desk has not been built yet: npm run build. / 登记台尚未构建：npm run build。\n'

async function sendPage(response: Response, file: string, nonce: string): Promise<void> {
  const page = await readFile(file, 'utf8').catch(() => null)
  if (page === null) response.status(503).type('text').send(NOT_BUILT)
  // Never from a browser's own cache: the nonce is of this answer.
  else response.set('cache-control', 'no-cache').type('html').send(withNonce(page, nonce))
}

/** The browser edition's built files. Hashed names may be kept for a year; the page itself is asked for anew each time. */
export function serveDesk(folder: string): Router {
  const router = express.Router()
  router.use((request, response, next) => {
    const nonce = randomBytes(16).toString('base64url')
    response.set(pageHeaders(nonce))
    if (request.method !== 'GET' && request.method !== 'HEAD') response.status(405).end()
    else if (request.path === '/' || request.path === '/index.html') {
      sendPage(response, join(folder, 'index.html'), nonce).catch(next)
    } else next()
  })
  router.use(
    express.static(folder, {
      dotfiles: 'ignore',
      index: false,
      redirect: false,
      setHeaders(response, path) {
        const isHashed = /[/\\]assets[/\\]/.test(path)
        response.setHeader('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
      },
    }),
  )
  router.use((_request, response) => {
    response.status(404).type('text').send('not found\n')
  })
  return router
}
