/** What reading by the beginning of ids needs of CouchDB. Rows come in order of id. */
export interface RangeRequests<Row> {
  /** From the first id to the last, at most `limit` rows. */
  range(first: string, last: string, limit: number): Promise<readonly Row[]>
  /** Everything between each pair, in one request. */
  ranges(pairs: readonly (readonly [first: string, last: string])[]): Promise<readonly (readonly Row[])[]>
}

/** As long as a range of its own takes, CouchDB reads some twenty rows: so wide may a common range be. */
const ROWS_EACH = 10
const ROWS_BESIDE = 100
const COMMON_RANGES = 3

const endOf = (prefix: string) => `${prefix}\ufff0`

/**
 * Rows whose id begins with each of the prefixes. Ids that were made at about the same time lie side by side, so that what a desk has
 * just sent is mostly one range, which CouchDB reads ten times as fast as one for each; where they are scattered, it is asked for all of
 * them singly, in one request.
 */
export async function readRanges<Row extends { readonly id: string }>(
  prefixes: readonly string[],
  requests: RangeRequests<Row>,
): Promise<readonly (readonly Row[])[]> {
  const found = new Map<string, readonly Row[]>()
  let waiting = [...new Set(prefixes)].sort()
  for (let tries = 0; tries < COMMON_RANGES && waiting.length > 1; tries += 1) {
    const [first = '', last = ''] = [waiting[0], waiting.at(-1)]
    const limit = ROWS_EACH * waiting.length + ROWS_BESIDE
    const rows = await requests.range(first, endOf(last), limit)
    const lastRow = rows.length < limit ? endOf(last) : (rows.at(-1)?.id ?? '')
    const read = waiting.filter((prefix) => endOf(prefix) <= lastRow)
    if (read.length === 0) break
    for (const [prefix, own] of shareOut(read, rows)) found.set(prefix, own)
    waiting = waiting.filter((prefix) => !found.has(prefix))
  }
  if (waiting.length > 0) {
    const answers = await requests.ranges(waiting.map((prefix) => [prefix, endOf(prefix)]))
    for (const [index, prefix] of waiting.entries()) found.set(prefix, answers[index] ?? [])
  }
  return prefixes.map((prefix) => found.get(prefix) ?? [])
}

/** Both in order, so that one walk finds every prefix's rows. */
function shareOut<Row extends { readonly id: string }>(
  prefixes: readonly string[],
  rows: readonly Row[],
): ReadonlyMap<string, readonly Row[]> {
  const shares = new Map<string, Row[]>()
  let place = 0
  for (const prefix of prefixes) {
    while (place < rows.length && (rows[place]?.id ?? '') < prefix) place += 1
    const own: Row[] = []
    // One prefix may be the beginning of another: the place stays where this one began.
    for (let next = place; next < rows.length; next += 1) {
      const row = rows[next]
      if (!row?.id.startsWith(prefix)) break
      own.push(row)
    }
    shares.set(prefix, own)
  }
  return shares
}
