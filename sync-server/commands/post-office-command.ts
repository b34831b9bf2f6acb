import { resolve } from 'node:path'
import { setTimeout as later } from 'node:timers/promises'
import type { Command } from 'commander'
import type { Logger } from 'pino'
import { REGISTER_DATABASE } from '#contracts/hub-databases'
import { describeFailure } from '../describe-failure.ts'
import { createHubLog } from '../hub-log.ts'
import { connectHubStore } from '../hub-store.ts'
import { HubTrouble } from '../hub-trouble.ts'
import { readHubKeys } from '../keys/hub-keys.ts'
import { type StartedPostOffice, startPostOffice } from '../post-office/start-post-office.ts'
import { holdIdentityKey } from '../prepare/hold-identity-key.ts'
import { sayWhyNot } from '../say-why-not.ts'
import { stopOnSignal } from '../stop-on-signal.ts'
import { startStatusServer } from '../web/status-server.ts'

interface PostOfficeOptions {
  readonly data: string
  readonly register: string
  readonly metricsPort: string
  readonly metricsHost: string
}

interface Outside {
  readonly env: NodeJS.ProcessEnv
  /** One line on standard output. */
  readonly say: (line: string) => void
}

/** `post-office`: a post office alone, on a CouchDB that others serve to the desks. */
export function addPostOfficeCommand(program: Command, outside: Outside): void {
  program
    .command('post-office')
    .description(
      'answer what the offices on the CouchDB of HUB_URL have sent / 只运行收发室，枢纽由 HUB_URL 指明',
    )
    .option('--data <folder>', "the hub's secrets / 存放枢纽密钥的文件夹", '.data')
    .option('--register <name>', 'database of identities and numbers / 登记库名称', REGISTER_DATABASE)
    .option('--metrics-port <port>', 'of /health and /metrics; 0: any / 运行状况的端口', '5982')
    .option('--metrics-host <host>', 'whose network may read them / 可读取运行状况的网络地址', '127.0.0.1')
    .action((options: PostOfficeOptions) => run(options, outside))
}

async function run(options: PostOfficeOptions, { env, say }: Outside): Promise<void> {
  const couchUrl = env.HUB_URL ?? ''
  if (!URL.canParse(couchUrl)) {
    fail(
      'HUB_URL 应为带管理员凭据的 CouchDB 网址：http://管理员:密码@主机:5984。 HUB_URL must name the CouchDB with its administrator: http://name:password@host:5984.',
    )
  }
  const log = createHubLog(env.LOG_LEVEL ?? 'warn')
  const keys = readHubKeys(resolve(options.data))
  const place = { store: connectHubStore(() => couchUrl), keys, register: options.register, log }
  const port = Number(options.metricsPort)
  const stopping = new AbortController()
  let office: StartedPostOffice | null = null
  const status = await startStatusServer(
    { host: options.metricsHost, port },
    async () => (office ? { ...(await office.describe()) } : { status: 'starting' }),
    () => office?.metrics ?? null,
  ).catch((failure) => fail(sayWhyNot(failure, port, '--metrics-port')))
  stopOnSignal({
    async stop() {
      stopping.abort()
      await office?.stop()
      await status.stop()
    },
  })
  const held = () => holdIdentityKey(place.store, place.register, keys.identity)
  await keepTrying(held, stopping.signal, log).catch((failure) => fail(sayWhyNot(failure, port)))
  if (stopping.signal.aborted) return
  office = startPostOffice({ ...place, embeddedRestarts: null })
  say(`post office ready: ${status.url}/health`)
}

const FIRST_PAUSE_MS = 200
const LONGEST_PAUSE_MS = 30_000

/** A hub that starts together with this process, or was not prepared yet, is waited for; every other failure is final. */
async function keepTrying(work: () => Promise<void>, signal: AbortSignal, log: Logger): Promise<void> {
  for (let pause = FIRST_PAUSE_MS; !signal.aborted; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
    try {
      return await work()
    } catch (failure) {
      if (!(failure instanceof HubTrouble)) throw failure
      log.warn({ failure: describeFailure(failure), pause }, 'post office waits for the hub')
      await later(pause, undefined, { signal }).catch(() => {})
    }
  }
}

function fail(sentence: string): never {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}
