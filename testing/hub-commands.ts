import { runHubCommand } from '../sync-server/commands/run-hub-command.ts'
import type { TestHub } from './hub.ts'

export interface CommandOutcome {
  readonly exitCode: 0 | 1
  readonly out: string
  readonly err: string
}

/** Carries out `npm run hub -- …` against a test's hub, as its operator would on the hub's own machine. */
export async function hubCommand(hub: TestHub, ...args: readonly string[]): Promise<CommandOutcome> {
  const out: string[] = []
  const err: string[] = []
  const place = ['--data', hub.folder, '--register', hub.register]
  const exitCode = await runHubCommand([...args, ...place], {
    env: { HUB_URL: hub.adminUrl },
    say: (line) => out.push(line),
    complain: (sentence) => err.push(sentence),
    progress: { write: () => undefined },
    now: Date.now,
  })
  return { exitCode, out: out.join('\n'), err: err.join('\n') }
}
