import { HubTrouble } from '../hub-trouble.ts'

export const COUCH_METHODS = ['GET', 'POST', 'PUT', 'DELETE'] as const
export type CouchMethod = (typeof COUCH_METHODS)[number]

/** Plain requests to a CouchDB as its administrator: paging by key and `new_edits: false` are nothing that the post office ever asks. */
export interface Couch {
  /** The parsed answer. Rejects with `HubTrouble` for every status that is no success. */
  ask(method: CouchMethod, path: string, body?: unknown): Promise<unknown>
}

/** @param adminUrl with an administrator's name and password in it */
export function connectCouch(adminUrl: string): Couch {
  const url = new URL(adminUrl)
  const credential = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`
  const root = `${url.origin}${url.pathname.replace(/\/$/, '')}`
  const headers = {
    accept: 'application/json',
    'content-type': 'application/json',
    authorization: `Basic ${Buffer.from(credential).toString('base64')}`,
  }
  return {
    async ask(method, path, body) {
      const sent = body === undefined ? {} : { body: JSON.stringify(body) }
      const answer = await fetch(`${root}${path}`, { method, headers, ...sent }).catch((failure) => {
        throw new HubTrouble(failure)
      })
      const text = await answer.text()
      if (!answer.ok) throw new HubTrouble({ statusCode: answer.status })
      return JSON.parse(text)
    },
  }
}
