import { existsSync } from 'node:fs'
import { join } from 'node:path'
import express, { type Router } from 'express'
import { PAGE_HEADERS } from './page-headers.ts'

const NOT_BUILT = 'The desk has not been built yet: npm run build. / 登记台尚未构建：npm run build。\n'

/** The browser edition's built files. Hashed names may be kept for a year; the page itself is asked for anew each time. */
export function serveDesk(folder: string): Router {
  const router = express.Router()
  router.use((request, response, next) => {
    response.set(PAGE_HEADERS)
    if (request.method === 'GET' || request.method === 'HEAD') next()
    else response.status(405).end()
  })
  router.use(
    express.static(folder, {
      dotfiles: 'ignore',
      index: 'index.html',
      setHeaders(response, path) {
        const isHashed = /[/\\]assets[/\\]/.test(path)
        response.setHeader('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
      },
    }),
  )
  router.use((_request, response) => {
    if (existsSync(join(folder, 'index.html'))) response.status(404).type('text').send('not found\n')
    else response.status(503).type('text').send(NOT_BUILT)
  })
  return router
}
