import nano from 'nano'
import { HubTrouble } from './hub-trouble.ts'

export interface CouchRequest {
  readonly method?: 'GET' | 'POST' | 'PUT'
  /** Below the server's root, or below `db`; with its parts encoded. */
  readonly path: string
  readonly db?: string
  readonly query?: Readonly<Record<string, string | number | boolean>>
  readonly body?: unknown
  readonly signal?: AbortSignal
}

/** Asks CouchDB, and answers its JSON. Every failure is a `HubTrouble`. */
export type AskCouch = <Answer>(request: CouchRequest) => Promise<Answer>

/**
 * A CouchDB at the URL that `url` answers, asked anew for each request: the embedded hub may come back on another port.
 * The credential is part of the URL; nano keeps it out of its errors, and nothing here logs it.
 */
export function connectCouch(url: () => string): AskCouch {
  let connected: { readonly url: string; readonly server: nano.ServerScope } | null = null
  const server = () => {
    if (connected?.url !== url()) connected = { url: url(), server: nano(url()) }
    return connected.server
  }
  return async <Answer>({ query, body, ...request }: CouchRequest) => {
    const asked = {
      ...request,
      qs: query,
      // nano would write the JSON with a replacer that is called for every value, which is slow, and must leave a text alone.
      ...(body === undefined ? {} : { body: JSON.stringify(body), dontStringify: true }),
    }
    // nano passes `signal` and `dontStringify` on; its types know neither.
    const answer: unknown = await server()
      .request(asked as nano.RequestOptions)
      .catch((failure: unknown) => {
        throw new HubTrouble(failure)
      })
    // So nano hands out an answer that broke off in the middle.
    if (answer === '') throw new HubTrouble('torn')
    // The answer's shape is CouchDB's word; who asked knows which.
    return answer as Answer
  }
}
