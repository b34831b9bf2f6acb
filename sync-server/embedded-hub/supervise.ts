import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as rest } from 'node:timers/promises'
import type { Logger } from 'pino'

export interface ChildOrder {
  readonly folder: string
  /** 0: any free port. */
  readonly port: number
  readonly admin: { readonly name: string; readonly password: string }
  readonly sessionSecret: string
}

export type ChildReport = { readonly ready: number } | { readonly failed: string }

export interface EmbeddedHub {
  /** Changes where the process had to be started again and its old port was taken. */
  url(): string
  /** Of the running process; tests take it down with it. */
  pid(): number | undefined
  /** How often it ended by itself and was started again. */
  restarts(): number
  stop(): Promise<void>
}

const FIRST_PAUSE_MS = 100
const LONGEST_PAUSE_MS = 10_000

function startChild(order: ChildOrder): Promise<{ child: ChildProcess; port: number }> {
  const child = fork(join(import.meta.dirname, 'child.ts'), {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    // By message, not by argument: arguments can be read by every user of the machine.
    execArgv: [],
  })
  child.send(order)
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`embedded hub ended with ${code}`)))
    child.once('message', (message) => {
      const report = message as ChildReport
      if ('ready' in report) resolve({ child, port: report.ready })
      else reject(new Error(`embedded hub: ${report.failed}`))
    })
  })
}

/**
 * Where the whole hub was killed and is started again at once, the old process may hold the folder a moment longer: it ends by itself
 * as soon as it notices.
 */
async function startFirst(order: ChildOrder, patience: number): ReturnType<typeof startChild> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await startChild(order)
    } catch (failure) {
      if (tries > patience || !/lock/i.test(String(failure))) throw failure
      await rest(250)
    }
  }
}

/**
 * Runs the embedded hub in a process of its own and starts it again, with growing pauses, whenever it ends by itself.
 * Rejects where it cannot start the first time; `patience`: how often it looks whether the folder has become free.
 */
export async function superviseEmbeddedHub(
  order: ChildOrder,
  log: Logger,
  patience = 12,
): Promise<EmbeddedHub> {
  let stopping = false
  let pause = FIRST_PAUSE_MS
  let restarts = 0
  let timer: NodeJS.Timeout | undefined
  let { child, port } = await startFirst(order, patience)
  watch()

  function watch(): void {
    const startedAt = Date.now()
    child.once('exit', (code, signal) => {
      if (stopping) return
      if (Date.now() - startedAt > LONGEST_PAUSE_MS) pause = FIRST_PAUSE_MS
      log.warn({ code, signal, pause }, 'embedded hub ended; starting it again')
      timer = setTimeout(restart, pause)
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS)
    })
  }
  function restart(): void {
    startChild({ ...order, port })
      .catch(() => startChild({ ...order, port: 0 }))
      .then((started) => {
        child = started.child
        port = started.port
        restarts += 1
        watch()
        if (stopping) child.kill()
      })
      .catch((failure: Error) => {
        log.error({ failure: failure.message }, 'embedded hub does not start')
        if (!stopping) timer = setTimeout(restart, pause)
        pause = Math.min(pause * 2, LONGEST_PAUSE_MS)
      })
  }

  return {
    url: () => `http://127.0.0.1:${port}`,
    pid: () => child.pid,
    restarts: () => restarts,
    async stop() {
      stopping = true
      clearTimeout(timer)
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = new Promise((resolve) => child.once('exit', resolve))
      if (child.connected) child.send('stop')
      // A process that hangs must not keep its folder.
      const force = setTimeout(() => child.kill('SIGKILL'), 5000)
      await ended
      clearTimeout(force)
    },
  }
}
