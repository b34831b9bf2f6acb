import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import type { Enrolment } from '#contracts/enrolment'
import type { OrganisationTree, TreeDesk } from '../sync-server/organisation-tree.ts'
import { TRIAL_TREE } from '../sync-server/trial-tree.ts'
import { cleanHub, refuseUsedHub } from './hub-cleaning.ts'
import { buildTestTree } from './hub-tree.ts'

export interface TestHub {
  /** Origin of page and hub, the same after every restart. */
  readonly url: string
  /** The hub's API as a desk reaches it. */
  readonly hubUrl: string
  /** CouchDB itself with an administrator's credential in the URL. Reachable while the hub runs. */
  readonly adminUrl: string
  readonly tree: OrganisationTree
  readonly desks: readonly TreeDesk[]
  readonly register: string
  /** Folder of the hub's own files. */
  readonly folder: string
  enrolmentOf(deskCode: string): Promise<Enrolment>
  /** The hub's own account of itself. */
  health(): Promise<{
    readonly embeddedPid?: number
    readonly postOffice: { readonly parked: number } | null
  }>
  /** The hub is away, after an orderly stop. */
  stop(): Promise<void>
  /** The power of the hub's machine is cut. */
  kill(): Promise<void>
  /** Comes back on the same port with the same records; `movedBy`: on a machine whose clock is so many milliseconds ahead. */
  start(movedBy?: number): Promise<void>
  /** Stops, and removes everything that it made. */
  close(): Promise<void>
}

export interface TestHubOptions {
  /** `own`: codes that no other test uses. `trial`: what `npm start` serves. */
  readonly tree?: 'own' | 'trial'
  readonly postOffice?: boolean
}

async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  await new Promise((resolve) => probe.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no free port')
  return address.port
}

const CLI = resolve(import.meta.dirname, '../sync-server/cli.ts')

/** Holds for every process that the hub starts, too. */
function moveClock(movedBy: number): NodeJS.ProcessEnv {
  return {
    NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --import=${new URL('moved-clock.ts', import.meta.url)}`,
    MOVED_CLOCK_MS: String(movedBy),
  }
}

/** Starts the hub's own process and waits for its word that it is ready. */
async function launch(args: readonly string[], movedBy = 0): Promise<ChildProcess> {
  const child = spawn(process.execPath, [CLI, 'serve', ...args], {
    // The channel tells the hub when the test's own process is gone.
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    // Tests provoke what the hub warns about.
    env: { LOG_LEVEL: 'error', ...process.env, ...(movedBy === 0 ? {} : moveClock(movedBy)) },
  })
  if (!child.stdout) throw new Error('the hub has no standard output')
  const lines = createInterface({ input: child.stdout })
  const ready = new Promise<void>((resolve, reject) => {
    lines.on('line', (line) => line.startsWith('hub ready:') && resolve())
    child.once('exit', (code) => reject(new Error(`the hub ended with ${code} before it was ready`)))
  })
  await ready
  return child
}

async function end(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill(signal)
  await ended
}

/**
 * A whole hub in processes of its own: embedded on an empty folder, or on the CouchDB that HUB_URL names. With codes of its own it
 * leaves alone what others keep there.
 */
export async function startTestHub({
  tree: kind = 'own',
  postOffice = true,
}: TestHubOptions = {}): Promise<TestHub> {
  const external = process.env.HUB_URL?.replace(/\/$/, '') ?? null
  const tree = kind === 'trial' ? TRIAL_TREE : buildTestTree()
  const register = kind === 'trial' ? 'register' : `register-test-${crypto.randomUUID().slice(0, 8)}`
  if (external) await refuseUsedHub(external, tree)
  const folder = mkdtempSync(join(tmpdir(), 'test-hub-'))
  const treeFile = join(folder, 'tree.json')
  writeFileSync(treeFile, JSON.stringify(tree))
  const [port, couchPort] = [await findFreePort(), await findFreePort()]
  const args = [
    ...['--port', String(port), '--couch-port', String(couchPort), '--data', folder],
    ...['--tree', treeFile, '--register', register, '--trial'],
    ...(postOffice ? [] : ['--no-post-office']),
  ]
  const url = `http://127.0.0.1:${port}`
  let child = await launch(args)
  const password = () => readFileSync(join(folder, 'keys', 'embedded-hub-admin'), 'utf8')

  return {
    url,
    hubUrl: `${url}/hub`,
    adminUrl: external ?? `http://hub-admin:${password()}@127.0.0.1:${couchPort}`,
    tree,
    desks: tree.desks,
    register,
    folder,
    async enrolmentOf(deskCode) {
      const answer = await fetch(`${url}/desk/trial-enrolment/${deskCode}`)
      if (!answer.ok) throw new Error(`no enrolment for ${deskCode}: ${answer.status}`)
      return (await answer.json()) as Enrolment
    },
    async health() {
      return (await fetch(`${url}/health`)).json() as ReturnType<TestHub['health']>
    },
    stop: () => end(child, 'SIGTERM'),
    kill: () => end(child, 'SIGKILL'),
    async start(movedBy) {
      child = await launch(args, movedBy)
    },
    async close() {
      await end(child, 'SIGTERM')
      if (external) await cleanHub(external, tree, register)
      rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
    },
  }
}
