import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { type RunningChromium, startChromium } from '#testing/chromium'
import type { DeskShell, DeskShellOptions } from './desk-shell.ts'
import { HTTP_HOSTS, toHttp } from './schemes-over-http.ts'
import type { FromShell, SeenDialog, ShellOptions, ToShell } from './shell-messages.ts'

/**
 * Runs the built shell without Electron: main in a Node process of its own, its window in a real Chromium, the preload between them
 * in a world of its own. What is tested is the bundles; what stands for Electron is typed against electron.d.ts.
 */
export async function startDeskShell(options: DeskShellOptions): Promise<DeskShell> {
  const main = startMain(options)
  const dialogs: SeenDialog[] = []
  let printed = 0
  main.on('message', (message: FromShell) => {
    if (message.say === 'dialog') {
      dialogs.push(message.dialog)
      options.onDialog?.(message.dialog)
    }
    if (message.say === 'printed') printed += 1
  })
  const chromium = await startWindowSystem(await firstPort(main), options.userData)
  const page = await openedPage(main, chromium).catch(async (failure) => {
    // A start that fails leaves nothing behind.
    main.kill('SIGKILL')
    await chromium.kill()
    throw failure
  })
  const gone = once(main, 'exit')
  return {
    page,
    dialogs,
    documents: join(options.userData, 'documents'),
    printed: () => printed,
    wake: async () => tell(main, { say: 'power', event: 'resume' }),
    lockScreen: async () => tell(main, { say: 'power', event: 'lock-screen' }),
    async close() {
      tell(main, { say: 'quit' })
      await gone
      await chromium.close()
    },
    async kill() {
      main.kill('SIGKILL')
      await chromium.kill()
      if (main.exitCode === null && main.signalCode === null) await gone
    },
  }
}

function startMain({ bundles, userData, enrolmentFile, ...rest }: DeskShellOptions): ChildProcess {
  const options: ShellOptions = {
    main: join(bundles, 'main/main.js'),
    userData,
    switches: enrolmentFile === undefined ? {} : { enrolment: enrolmentFile },
    locale: rest.locale ?? 'zh-CN',
    keyring: rest.keyring ?? 'gnome_libsecret',
  }
  return fork(join(import.meta.dirname, 'main-process.ts'), [JSON.stringify(options)], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    execArgv: [],
  })
}

/** Main must have come so far that Electron would start its browser; if it dies before, that is the failure to report. */
function firstPort(main: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    main.once('exit', (code) => reject(new Error(`main ended with ${code} before it was ready`)))
    main.on('message', (message: FromShell) => {
      if (message.say === 'pages') resolve(message.port)
    })
  })
}

async function startWindowSystem(port: number, userData: string): Promise<RunningChromium> {
  const profile = join(userData, 'chromium')
  await mkdir(profile, { recursive: true })
  const rules = HTTP_HOSTS.map((host) => `MAP ${host}:80 127.0.0.1:${port}`)
  return startChromium({ profile, flags: [`--host-resolver-rules=${rules.join(',')}`] })
}

/** Lets main know its browser, and waits for the window that it opens. */
async function openedPage(main: ChildProcess, chromium: RunningChromium): Promise<Page> {
  const opening = pageAtDesk(chromium.context)
  // If main ends first, that is the news; that no page came is not.
  opening.catch(() => undefined)
  const [port, path] = (await readFile(join(chromium.profile, 'DevToolsActivePort'), 'utf8')).split('\n')
  tell(main, { say: 'browser', endpoint: `ws://127.0.0.1:${port}${path}` })
  const page = await Promise.race([
    opening,
    once(main, 'exit').then(() => {
      throw new Error('main ended before it opened its window')
    }),
  ])
  await page.setViewportSize({ width: 1280, height: 720 })
  await page.waitForLoadState()
  return page
}

async function pageAtDesk(context: BrowserContext): Promise<Page> {
  const page = await context.waitForEvent('page')
  await page.waitForURL((address) => address.href.startsWith(toHttp('app://desk/')))
  return page
}

function tell(main: ChildProcess, message: ToShell): void {
  main.send(message)
}
