import { DIRECTORY_DATABASE, evidenceDatabase, orgDatabase } from '#contracts/hub-databases'

/** What a desk does inside a database. Design documents, security, compaction, purge and indexes are not among it. */
const ENDPOINTS: Readonly<Record<string, readonly string[]>> = {
  _all_docs: ['GET', 'POST'],
  _bulk_docs: ['POST'],
  _bulk_get: ['POST'],
  _changes: ['GET', 'POST'],
  _local: ['GET', 'PUT'],
  _revs_diff: ['POST'],
}
const DATABASE_METHODS = ['GET', 'HEAD']
const DOCUMENT_METHODS = ['GET', 'HEAD', 'PUT']

/**
 * The path at the hub that a `hub:` request may reach, ready to be appended to the hub's root, or null where it may not.
 * The window's credential could do no more than its role allows anyway; this keeps a hostile page from trying.
 */
export function findHubPath(orgCode: string, method: string, url: URL): string | null {
  if (url.pathname === '/') return method === 'GET' ? '/' : null
  const segments = decodeSegments(url.pathname)
  if (!segments || !mayReach(orgCode, method, segments)) return null
  return `/${segments.map(encodeURIComponent).join('/')}${url.search}`
}

function mayReach(orgCode: string, method: string, segments: readonly string[]): boolean {
  const [database = '', name, ...rest] = segments
  // Opening and closing a session is main's own business; the window may only ask whose it is.
  if (database === '_session') return name === undefined && method === 'GET'
  if (![orgDatabase(orgCode), evidenceDatabase(orgCode), DIRECTORY_DATABASE].includes(database)) return false
  if (name === undefined) return DATABASE_METHODS.includes(method)
  if (!name.startsWith('_')) return DOCUMENT_METHODS.includes(method) && rest.length <= 1
  if (!Object.hasOwn(ENDPOINTS, name) || !ENDPOINTS[name]?.includes(method)) return false
  return name === '_local' ? rest.length === 1 : rest.length === 0
}

function decodeSegments(pathname: string): readonly string[] | null {
  try {
    const segments = pathname.split('/').slice(1).map(decodeURIComponent)
    return segments.every(isPlainSegment) ? segments : null
  } catch {
    return null
  }
}

/** No empty, climbing or doubly escaped segment, and no separator that only shows after decoding. */
function isPlainSegment(segment: string): boolean {
  return /^[^/\\%?#\p{Cc}]+$/u.test(segment) && segment !== '.' && segment !== '..'
}
