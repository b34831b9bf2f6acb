import { toStoreFailure } from '../store/store-failure.ts'

/** Lets a promise go by name: nobody waits for it, but a failure reaches the window's error handler and so the log. */
export function drop(promise: Promise<unknown>): void {
  promise.catch((error: unknown) => reportError(toStoreFailure(error)))
}
