import type { AnyFact } from '#domain/fact'

/** Where a contender's documents come from and go to. */
export interface BenchTask {
  /** URL of the hub's CouchDB, without a trailing slash. */
  readonly hubUrl: string
  readonly database: string
  readonly authorization: string
  readonly count: number
}

/** One way to bring facts to the hub and back. Each answers the milliseconds that it took; what comes before does not count. */
export interface SyncContender {
  push(task: BenchTask, facts: readonly AnyFact[]): Promise<number>
  pull(task: BenchTask): Promise<number>
}

export async function timed(job: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now()
  await job()
  return performance.now() - startedAt
}

export function fetchAs(authorization: string): (url: string, init?: RequestInit) => Promise<Response> {
  return (url, init) => {
    const headers = new Headers(init?.headers)
    headers.set('authorization', authorization)
    return fetch(url, { ...init, headers, credentials: 'omit', cache: 'no-store' })
  }
}

export function expectCount(found: number, count: number): void {
  if (found !== count) throw new Error(`${found} of ${count} arrived`)
}
