import type { CustomScheme } from 'electron'

/** Where the window's own files live. */
export const APP_SCHEME = 'app'
/** Where the window sends what is meant for the hub. */
export const HUB_SCHEME = 'hub'

/** The one host of `app:`. */
export const DESK_HOST = 'desk'
export const DESK_URL = `${APP_SCHEME}://${DESK_HOST}/`
/** The one host of `hub:`; which machine that is, only main knows. */
export const HUB_HOST = 'hub'

/**
 * `standard` gives both schemes a host and an origin; `secure` gives the page WebCrypto, IndexedDB and Web Locks; `stream` lets a
 * long-poll's heartbeats through as they come; `corsEnabled` on `hub:` alone, because the page at `app:` must be able to read it.
 */
export const SCHEMES: CustomScheme[] = [
  {
    scheme: APP_SCHEME,
    privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
  },
  {
    scheme: HUB_SCHEME,
    privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true, stream: true },
  },
]

/** Whether an address belongs to the desk's window. `URL.origin` is `"null"` for `app:`, so protocol and host are compared. */
export function isDeskUrl(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, host, username, password } = new URL(address)
  return protocol === `${APP_SCHEME}:` && host === DESK_HOST && username === '' && password === ''
}
