import type { IncomingMessage, ServerResponse } from 'node:http'
import { requireAdmin } from './access.ts'
import { answerDatabase, answerInside } from './answer-database.ts'
import { answerServer } from './answer-server.ts'
import type { Asked, Hub } from './asked.ts'
import { HttpRefusal, sendJson } from './respond.ts'
import { cookieHeader } from './sessions.ts'

/** Answers one request as CouchDB 3.5 would, as far as desks and the post office ask; `hub-contract.hub.test.ts` compares the two. */
export async function handleRequest(
  hub: Hub,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    const url = new URL(`http://hub${request.url ?? '/'}`)
    const path = url.pathname.split('/').filter(Boolean).map(decodeURIComponent)
    // `%2F` after `_design` or `_local` is one path with two steps, as in CouchDB.
    const steps = path.flatMap((step, index) =>
      index > 0 && /^_(design|local)\//.test(step) ? step.split('/') : [step],
    )
    const { account, renewedCookie } = await hub.accounts.identify(request)
    if (renewedCookie) response.setHeader('set-cookie', cookieHeader(renewedCookie))
    // The old package must read the very path that was checked here.
    request.url = `/${steps.map(encodeURIComponent).join('/')}${url.search}`
    const asked: Asked = { request, response, account, query: url.searchParams, path: steps }
    const [first = ''] = steps
    if (first === '' || (first.startsWith('_') && first !== '_users')) return await answerServer(hub, asked)
    if (first === '_users') requireAdmin(account)
    return await (steps.length === 1 ? answerDatabase(hub, asked) : answerInside(hub, asked))
  } catch (failure) {
    if (response.headersSent) {
      response.destroy()
      return
    }
    if (failure instanceof HttpRefusal) {
      return sendJson(response, failure.status, { error: failure.error, reason: failure.reason })
    }
    const malformed = failure instanceof URIError
    sendJson(response, malformed ? 400 : 500, {
      error: malformed ? 'bad_request' : 'internal_server_error',
      reason: malformed ? 'malformed path' : describeFault(failure),
    })
  }
}

/** The name of a fault, never its message: a message may quote a document. */
function describeFault(failure: unknown): string {
  return failure instanceof Error ? failure.name : 'unknown'
}
