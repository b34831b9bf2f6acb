interface Waiting<Ask, Answer> {
  readonly key: string
  readonly ask: Ask
  readonly resolve: (answer: Answer | Promise<Answer>) => void
  readonly reject: (failure: unknown) => void
}

/**
 * Turns many single asks into few requests: what is asked while one request is under way goes out with the next one, at most `most`
 * at a time. Nothing waits for a clock, so a single ask is as fast as before. Two asks with one key never share a request.
 */
export function inBatches<Ask, Answer>(
  most: number,
  keyOf: (ask: Ask) => string,
  work: (asks: readonly Ask[]) => Promise<readonly (Answer | Promise<Answer>)[]>,
): (ask: Ask) => Promise<Answer> {
  let waiting: Waiting<Ask, Answer>[] = []
  let underWay = false

  function takeBatch(): readonly Waiting<Ask, Answer>[] {
    const batch = new Map<string, Waiting<Ask, Answer>>()
    waiting = waiting.filter((asked) => {
      if (batch.size >= most || batch.has(asked.key)) return true
      batch.set(asked.key, asked)
      return false
    })
    return [...batch.values()]
  }

  async function run(): Promise<void> {
    underWay = true
    // Everything asked in the same turn of the event loop belongs together.
    await Promise.resolve()
    while (waiting.length > 0) {
      const batch = takeBatch()
      try {
        const answers = await work(batch.map(({ ask }) => ask))
        for (const [index, { resolve }] of batch.entries())
          resolve(answers[index] as Answer | Promise<Answer>)
      } catch (failure) {
        for (const { reject } of batch) reject(failure)
      }
    }
    underWay = false
  }

  return (ask) =>
    new Promise((resolve, reject) => {
      waiting.push({ key: keyOf(ask), ask, resolve, reject })
      if (!underWay) void run()
    })
}
