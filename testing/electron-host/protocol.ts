import type { CustomScheme, Protocol } from 'electron'
import { app } from './app.ts'
import type { SchemeHandler } from './page-server.ts'
import { toHttp } from './schemes-over-http.ts'

const privileges = new Map<string, NonNullable<CustomScheme['privileges']>>()
const handlers = new Map<string, SchemeHandler>()

export const protocol = {
  registerSchemesAsPrivileged(schemes) {
    if (app.isReadyNow) throw new Error('schemes must be registered before the app is ready')
    for (const { scheme, privileges: granted } of schemes) privileges.set(scheme, granted ?? {})
  },
  handle(scheme, handler) {
    if (!app.isReadyNow) throw new Error('protocols cannot be handled before the app is ready')
    if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`)
    handlers.set(scheme, handler)
  },
} satisfies Partial<Protocol>

export function findHandler(scheme: string): SchemeHandler | undefined {
  return handlers.get(scheme)
}

/** A page on a scheme without these has no WebCrypto, no IndexedDB and no origin in Electron; here it must not have them either. */
export function assertSecurePage(address: string): void {
  const granted = privileges.get(new URL(address).protocol.slice(0, -1))
  if (!granted?.standard || !granted.secure) throw new Error(`${address} would be no secure context`)
}

/** The schemes a page may fetch across origins, with the addresses that stand for them here. */
export function fetchableSchemes(): readonly (readonly [ours: string, http: string])[] {
  return [...privileges]
    .filter(([, granted]) => granted.standard && granted.supportFetchAPI && granted.corsEnabled)
    .map(([scheme]) => `${scheme}://${scheme}`)
    .map((ours) => [ours, toHttp(ours)])
}
