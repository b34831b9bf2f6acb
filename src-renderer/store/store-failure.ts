/**
 * Why the disk did not do as asked. A broken machine, not a broken rule: so it is thrown, and the page says it in words.
 * `open-elsewhere`: another window owns this desk. `damaged`: what is on the disk cannot be opened.
 */
export const STORE_FAILURES = ['disk-full', 'open-elsewhere', 'closed', 'damaged', 'unknown'] as const
export type StoreFailureReason = (typeof STORE_FAILURES)[number]

export class StoreFailure extends Error {
  readonly reason: StoreFailureReason

  constructor(reason: StoreFailureReason, cause?: unknown) {
    super(`the desk's store failed: ${reason}`, { cause })
    this.name = 'StoreFailure'
    this.reason = reason
  }
}

/** IndexedDB, Dexie and RxDB wrap each other's errors; the name that tells the reason may stand at any depth. */
const REASON_OF_NAME: Readonly<Record<string, StoreFailureReason>> = {
  QuotaExceededError: 'disk-full',
  DatabaseClosedError: 'closed',
  InvalidStateError: 'closed',
  VersionError: 'damaged',
  DataCloneError: 'damaged',
  OpenFailedError: 'damaged',
}

export function toStoreFailure(error: unknown): StoreFailure {
  if (error instanceof StoreFailure) return error
  for (let cause: unknown = error, depth = 0; cause instanceof Error && depth < 6; depth += 1) {
    const reason = REASON_OF_NAME[cause.name]
    if (reason) return new StoreFailure(reason, error)
    cause = 'inner' in cause && cause.inner ? cause.inner : cause.cause
  }
  return new StoreFailure('unknown', error)
}
