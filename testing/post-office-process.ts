import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'

/** A post office in a process of its own, as a hub of several machines runs it. */
export interface PostOfficeProcess {
  readonly pid: number
  /** Of its `/health` and `/metrics`. */
  readonly url: string
  signal(name: 'SIGTERM' | 'SIGKILL'): void
  /** How it ended: its exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals>
  /** Stops it in good order. */
  stop(): Promise<void>
}

export interface PostOfficeOrder {
  /** CouchDB with an administrator's credential. */
  readonly adminUrl: string
  readonly register: string
  /** Where the hub's secrets are. */
  readonly folder: string
}

const CLI = resolve(import.meta.dirname, '../sync-server/cli.ts')

/** Starts one. It may be signalled before it is ready; `ready` then rejects. */
export function launchPostOffice({ adminUrl, register, folder }: PostOfficeOrder): {
  readonly child: ChildProcess
  readonly ready: Promise<PostOfficeProcess>
} {
  const args = ['post-office', '--data', folder, '--register', register, '--metrics-port', '0']
  const child = spawn(process.execPath, [CLI, ...args], {
    // The channel tells it when the test's own process is gone.
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    // Tests provoke what it warns about.
    env: { LOG_LEVEL: 'error', ...process.env, HUB_URL: adminUrl },
  })
  const ended = once(child, 'exit').then(([code, signal]) => (code ?? signal) as number | NodeJS.Signals)
  return { child, ready: waitUntilReady(child, ended) }
}

export function startPostOfficeProcess(order: PostOfficeOrder): Promise<PostOfficeProcess> {
  return launchPostOffice(order).ready
}

async function waitUntilReady(
  child: ChildProcess,
  ended: PostOfficeProcess['ended'],
): Promise<PostOfficeProcess> {
  if (!child.stdout) throw new Error('the post office has no standard output')
  const lines = createInterface({ input: child.stdout })
  const url = await new Promise<string>((resolve, reject) => {
    lines.on('line', (line) => {
      const [, found] = /^post office ready: (.*)\/health$/.exec(line) ?? []
      if (found !== undefined) resolve(found)
    })
    void ended.then((how) => reject(new Error(`the post office ended with ${how} before it was ready`)))
  })
  return {
    pid: child.pid ?? 0,
    url,
    signal: (name) => void child.kill(name),
    ended,
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
  }
}

/** By its own account: it is at work on a hub that answers. */
export async function isInTouch({ url }: PostOfficeProcess): Promise<boolean> {
  return (await fetch(`${url}/health`)).status === 200
}

/** By its own account: it knows of nothing that is left to do. */
export async function isCaughtUp({ url }: PostOfficeProcess): Promise<boolean> {
  const health = (await (await fetch(`${url}/health`)).json()) as { readonly caughtUp?: boolean }
  return health.caughtUp === true
}
