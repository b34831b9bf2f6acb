/** Runs jobs one after another, in the order in which they were asked for. */
export interface SerialQueue {
  run<Value>(job: () => Promise<Value>): Promise<Value>
}

export function createSerialQueue(): SerialQueue {
  let last: Promise<unknown> = Promise.resolve()
  return {
    run(job) {
      const done = last.then(job)
      // A job that fails fails its caller, never the queue.
      last = done.catch(() => undefined)
      return done
    },
  }
}
