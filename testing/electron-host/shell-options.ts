import type { ShellOptions } from './shell-messages.ts'

/** What the test started this process with. */
export const shellOptions: ShellOptions = JSON.parse(process.argv[2] ?? '{}')
