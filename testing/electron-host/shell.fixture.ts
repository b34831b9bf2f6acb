import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, vi } from 'vitest'
import { enrolmentOf } from '#testing/enrolments'
import { buildShellAround } from './build-shell.ts'
import type { DeskShell, DeskShellOptions } from './desk-shell.ts'
import { startDeskShell } from './start-desk-shell.ts'

/** What one file of tests about the shell works with. */
export interface ShellBench {
  /** The three bundles: main and preload as built for the product, around the probing page. */
  bundles(): string
  /** The profile of the test that runs. */
  userData(): string
  enrolmentFile(): string
  /** Starts a shell on the test's profile; what still runs when the test ends is ended. */
  start(options?: Partial<DeskShellOptions>): Promise<DeskShell>
  /** The same, as a desk that has just been enrolled at the bench's hub. */
  startEnrolled(): Promise<DeskShell>
  /** How the hub's database answers for the rest of this test; it repeats what it was asked unless told otherwise. */
  answerDatabase(answer: AnswerDatabase): void
  /** The roles with which the hub lets the desk in for the rest of this test. */
  giveRoles(roles: readonly string[]): void
  hubUrl(): string
}
type AnswerDatabase = (response: ServerResponse, url: string, cookie: string) => void

/** Waits for a condition; the limit is only there to end a test that would never see it. */
export const eventually = (check: () => Promise<void>) => vi.waitFor(check, { timeout: 30_000 })

const repeat: AnswerDatabase = (response, url, cookie) => void response.end(JSON.stringify({ url, cookie }))

/** Builds once for a file, and gives every test a profile of its own. */
export function openShellBench(): ShellBench {
  vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })
  let root = ''
  let userData = ''
  let running: DeskShell[] = []
  let answer = repeat
  let roles: readonly string[] = []
  let hubUrl = ''
  const hub = createServer((request, response) => {
    request.resume().once('end', () => {
      response.setHeader('content-type', 'application/json')
      if (request.url === '/_session') {
        response.setHeader('set-cookie', 'AuthSession=of-this-desk; Path=/; HttpOnly')
        response.end(JSON.stringify({ ok: true, name: 'desk-410202001-01', roles }))
      } else answer(response, request.url ?? '', request.headers.cookie ?? '')
    })
  })

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'desk-shell-'))
    await buildShellAround(join(import.meta.dirname, 'probe-pages'), join(root, 'out'))
    await new Promise<void>((resolve) => hub.listen(0, '127.0.0.1', resolve))
    hubUrl = `http://127.0.0.1:${(hub.address() as AddressInfo).port}`
    await writeFile(join(root, 'enrolment.json'), JSON.stringify(enrolmentOf('410202001-01', { hubUrl })))
  })
  afterAll(async () => {
    hub.closeAllConnections()
    await new Promise((resolve) => hub.close(resolve))
    await rm(root, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  })
  beforeEach(async () => {
    userData = await mkdtemp(join(root, 'profile-'))
    answer = repeat
    roles = []
  })
  afterEach(async () => {
    for (const shell of running) await shell.kill()
    running = []
  })

  async function start(options: Partial<DeskShellOptions> = {}): Promise<DeskShell> {
    const shell = await startDeskShell({ bundles: join(root, 'out'), userData, ...options })
    running.push(shell)
    return shell
  }
  return {
    bundles: () => join(root, 'out'),
    userData: () => userData,
    enrolmentFile: () => join(root, 'enrolment.json'),
    start,
    startEnrolled: () => start({ enrolmentFile: join(root, 'enrolment.json') }),
    answerDatabase: (next) => {
      answer = next
    },
    giveRoles: (next) => {
      roles = next
    },
    hubUrl: () => hubUrl,
  }
}
