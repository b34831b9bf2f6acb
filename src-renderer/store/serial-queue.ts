/**
 * Runs jobs one after another. A worker's save overtakes waiting bulk work, so a first sync of 10,000 facts
 * never makes the counter wait for more than one batch.
 */
export interface SerialQueue {
  run<Value>(job: () => Promise<Value>, urgency?: 'at-once' | 'when-idle'): Promise<Value>
  /** Resolves when everything queued so far has run. */
  settled(): Promise<void>
}

export function createSerialQueue(): SerialQueue {
  const urgent: (() => Promise<void>)[] = []
  const patient: (() => Promise<void>)[] = []
  let running = false

  async function drain(): Promise<void> {
    running = true
    for (let job = urgent.shift() ?? patient.shift(); job; job = urgent.shift() ?? patient.shift())
      await job()
    running = false
  }
  function run<Value>(
    job: () => Promise<Value>,
    urgency: 'at-once' | 'when-idle' = 'at-once',
  ): Promise<Value> {
    return new Promise((resolve, reject) => {
      const lane = urgency === 'at-once' ? urgent : patient
      // A job that fails fails its caller, never the queue.
      lane.push(() => job().then(resolve, reject))
      if (!running) void drain()
    })
  }
  return { run, settled: () => run(async () => undefined, 'when-idle') }
}
