import { join, resolve } from 'node:path'
import { Command } from 'commander'
import { createHubLog } from '../sync-server/hub-log.ts'
import { findDesk } from '../sync-server/organisation-tree.ts'
import { sayWhyNot } from '../sync-server/say-why-not.ts'
import { startHub } from '../sync-server/start-hub.ts'
import { TRIAL_TREE } from '../sync-server/trial-tree.ts'
import { buildWhenStale } from './build-when-stale.ts'
import { openShell } from './open-shell.ts'

const root = join(import.meta.dirname, '..')

function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`)
}

function giveUp(sentence: string): never {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}

function readPort(text: string): number {
  const port = Number(text)
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port
  return giveUp(`--port 应为 0 到 65535 的数字。 --port must be a number from 0 to 65535, not ${text}.`)
}

/** `npm start`: builds what is stale, runs a trial hub, and opens the desk. */
async function start(options: { port: string; data: string; desk: string }): Promise<void> {
  const port = readPort(options.port)
  if (!findDesk(TRIAL_TREE, options.desk)) {
    const codes = TRIAL_TREE.desks.map(({ code }) => code).join(', ')
    giveUp(
      `没有登记台 ${options.desk}，可选：${codes}。 There is no desk ${options.desk}; choose one of ${codes}.`,
    )
  }
  if (!buildWhenStale(root, say)) giveUp('构建失败，原因见上。 The build failed; its reasons are above.')
  const folder = resolve(options.data)
  const hub = await startHub({
    port,
    folder,
    tree: TRIAL_TREE,
    trial: true,
    couchUrl: process.env.HUB_URL ?? null,
    couchPort: 0,
    deskFolder: join(root, 'out', 'renderer'),
    postOffice: true,
    log: createHubLog(process.env.LOG_LEVEL ?? 'warn'),
  }).catch((failure) => giveUp(sayWhyNot(failure, port)))

  const stopping = new AbortController()
  const stop = () => {
    if (stopping.signal.aborted) return
    stopping.abort()
    void hub.stop().then(() => process.exit(0))
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)

  say(`desk ready: ${hub.url}/desk/?desk=${options.desk}`)
  const enrolment = hub.enrolmentOf(options.desk)
  if (enrolment) await openShell({ root, folder, enrolment, say, onClosed: stop, signal: stopping.signal })
}

await new Command('npm start --')
  .description('try the registration desk on this machine / 在本机试用登记台')
  .option('--port <port>', 'port on this machine / 端口', '5980')
  .option('--data <folder>', 'what must survive a restart / 数据文件夹', '.data')
  .option('--desk <code>', 'the desk to open / 登记台编号', '410202001-01')
  .action(start)
  .parseAsync()
