import { join, resolve } from 'node:path'
import type { Command } from 'commander'
import { createHubLog } from '../hub-log.ts'
import { findDesk, type OrganisationTree, readTreeFile } from '../organisation-tree.ts'
import { sayWhyNot } from '../say-why-not.ts'
import { startHub } from '../start-hub.ts'
import { stopOnSignal } from '../stop-on-signal.ts'
import { TRIAL_TREE } from '../trial-tree.ts'
import { CommandRefusal, refuse } from './command-refusal.ts'
import type { CommandSurroundings } from './open-hub.ts'

interface ServeOptions {
  readonly port: string
  readonly data: string
  readonly tree?: string
  readonly trial?: true
  readonly desk?: string
  readonly postOffice: boolean
  readonly register?: string
  readonly couchPort: string
  readonly metricsPort?: string
}

const OUT_RENDERER = join(import.meta.dirname, '..', '..', 'out', 'renderer')

/** `serve`: the one command that stays. */
export function addServeCommand(program: Command, surroundings: CommandSurroundings): void {
  program
    .command('serve')
    .description('run the hub; HUB_URL names a CouchDB, else one is embedded / 运行枢纽')
    .option('--port <port>', 'port on this machine / 端口', '5980')
    .option('--data <folder>', 'what must survive a restart / 数据文件夹', '.data')
    .option('--tree <file>', 'organisations and desks as JSON; else what org add made / 组织树文件')
    .option('--trial', 'hand enrolments to browsers on this machine; without --tree, of the trial tree')
    .option('--desk <code>', 'the desk to open / 要打开的登记台')
    .option('--register <name>', 'database of identities and numbers / 登记库名称')
    .option('--couch-port <port>', "the embedded CouchDB's own port; 0: any / 内嵌枢纽的端口", '0')
    .option('--metrics-port <port>', "of the post office's /health and /metrics; 0: any / 运行状况的端口")
    .option('--no-post-office', 'answer no facts; another process does / 不运行收发室')
    .action((options: ServeOptions) => serve(options, surroundings))
}

/** Outside a trial the organisations are those of the directory. */
function readTree({ tree, trial }: ServeOptions): OrganisationTree {
  if (tree !== undefined) return readTreeFile(tree)
  return trial === true ? TRIAL_TREE : { organisations: [], desks: [] }
}

async function serve(options: ServeOptions, { env, say }: CommandSurroundings): Promise<void> {
  const port = Number(options.port)
  const tree = readTree(options)
  const { desk, register } = options
  if (desk !== undefined && tree.desks.length > 0 && !findDesk(tree, desk))
    refuse(`组织树里没有登记台 ${desk}。`, `There is no desk ${desk} in this tree.`)
  const hub = await startHub({
    port,
    folder: resolve(options.data),
    tree,
    trial: options.trial === true,
    couchUrl: env.HUB_URL ?? null,
    deskFolder: OUT_RENDERER,
    couchPort: Number(options.couchPort),
    postOffice: options.postOffice,
    ...(register === undefined ? {} : { register }),
    metricsPort: options.metricsPort === undefined ? null : Number(options.metricsPort),
    log: createHubLog(env.LOG_LEVEL ?? 'warn'),
  }).catch((failure) => {
    throw new CommandRefusal(sayWhyNot(failure, port))
  })
  stopOnSignal(hub)
  if (hub.metricsUrl !== null) say(`metrics: ${hub.metricsUrl}/metrics`)
  say(`hub ready: ${hub.url}/desk/${desk ? `?desk=${desk}` : ''}`)
}
