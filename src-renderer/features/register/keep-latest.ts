/**
 * Saves the newest of many versions, one save at a time: while one is under way, only the last of those that follow is kept.
 * So every change is on the disk within one write, however fast somebody types.
 */
export function keepLatest<Version>(save: (version: Version) => Promise<void>) {
  let waiting: { readonly version: Version } | null = null
  let running: Promise<void> | null = null

  async function run(): Promise<void> {
    while (waiting !== null) {
      const { version } = waiting
      waiting = null
      await save(version)
    }
    running = null
  }

  return {
    keep(version: Version): void {
      waiting = { version }
      running ??= run()
    },
    /** Forgets what waits and answers once nothing is being written any more. */
    async settle(): Promise<void> {
      waiting = null
      await running
    },
    /** Answers once the newest version is on the disk. */
    async flush(): Promise<void> {
      await running
    },
    isIdle: () => running === null,
  }
}
