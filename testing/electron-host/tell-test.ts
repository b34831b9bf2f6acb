import type { FromShell } from './shell-messages.ts'

/** Tells the test that runs this shell what a worker would have seen. */
export function tellTest(message: FromShell): void {
  process.send?.(message)
}
