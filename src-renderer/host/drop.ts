/** Lets a promise go on purpose: nobody waits for it, and its failure has nobody left to tell but the console. */
export function drop(promise: Promise<unknown>): void {
  void promise.catch((failure: unknown) => console.error(failure instanceof Error ? failure.name : 'failure'))
}
