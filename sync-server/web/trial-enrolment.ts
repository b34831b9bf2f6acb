import type { Request, RequestHandler } from 'express'
import type { Enrolment } from '#contracts/enrolment'

const LOOPBACK = /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/

/** A proxy beside the hub makes everybody look like this machine's own browser; most say whom they speak for. */
const PROXY_HEADERS = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via']

/** Only this machine's own browser, on our own page: a strange site must not reach it by a name that resolves to this machine. */
export function mayReadEnrolment(asked: {
  peer: string | undefined
  host: string | undefined
  site: string | undefined
  /** A proxy carried the request. */
  forwarded: boolean
}): boolean {
  const hostname = (asked.host ?? '').replace(/:\d+$/, '')
  return (
    !asked.forwarded &&
    LOOPBACK.test(asked.peer ?? '') &&
    ['127.0.0.1', 'localhost', '[::1]'].includes(hostname) &&
    (asked.site === undefined || asked.site === 'same-origin' || asked.site === 'none')
  )
}

function describe(request: Request) {
  return {
    peer: request.socket.remoteAddress,
    host: request.get('host'),
    site: request.get('sec-fetch-site'),
    forwarded: PROXY_HEADERS.some((name) => request.get(name) !== undefined),
  }
}

/** Hands a trial desk its enrolment, credential included. Mounted in a trial only. */
export function serveTrialEnrolment(findEnrolment: (deskCode: string) => Enrolment | null): RequestHandler {
  return (request, response) => {
    response.set('cache-control', 'no-store')
    const enrolment = mayReadEnrolment(describe(request)) ? findEnrolment(String(request.params.code)) : null
    if (enrolment) response.json(enrolment)
    else response.status(404).json({ error: 'not_found' })
  }
}
