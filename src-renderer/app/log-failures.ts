import type { Host } from '../host/host.ts'
import { StoreFailure } from '../store/store-failure.ts'

/** What nobody caught goes to the log: what kind of failure, and where in the program. */
export function logFailures(host: Host, page: Window): void {
  page.addEventListener('error', (event) => host.logFailure('page', describeFailure(event.error)))
  page.addEventListener('unhandledrejection', (event) =>
    host.logFailure('page', describeFailure(event.reason)),
  )
}

/** An error for the log. Its message may quote what was typed, so it stays out; names and places do not. */
export function describeFailure(error: unknown): string {
  const reason = error instanceof StoreFailure ? error.reason : ''
  const cause = error instanceof StoreFailure ? error.cause : error
  if (!(cause instanceof Error)) return `${reason} ${typeof cause}`.trim()
  const places = (cause.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return [reason, cause.name, ...places.slice(0, 6)].join(' ').trim().slice(0, 4000)
}
