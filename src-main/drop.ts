import { describeFailure } from './describe-failure.ts'
import type { DeskLog } from './desk-log.ts'

/** Lets a promise go on purpose: nobody waits for it, but its failure is still written down. */
export function drop(promise: Promise<unknown>, where: string, log: DeskLog): void {
  void promise.catch((failure: unknown) => log.failure(where, describeFailure(failure)))
}
