import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Command } from 'commander'
import { REGISTER_DATABASE } from '#contracts/hub-databases'
import type { PlainDate } from '#domain/plain-date'
import { today } from '../hub-clock.ts'
import { connectHubStore } from '../hub-store.ts'
import { type OrganisationBook, openOrganisationBook } from '../organisation-book.ts'
import type { Registry } from '../organisations/desk-record.ts'
import type { Watcher } from '../progress-bar.ts'
import { refuse } from './command-refusal.ts'

/** The outside of every command: a test brings its own. */
export interface CommandSurroundings {
  readonly env: NodeJS.ProcessEnv
  /** One line for the operator, on standard output. */
  readonly say: (line: string) => void
  /** One sentence on standard error. */
  readonly complain: (sentence: string) => void
  /** Where a long piece of work shows how far it is. */
  readonly progress: Watcher
  readonly now: () => number
}

export interface HubOptions {
  readonly data: string
  readonly register: string
  readonly couchPort?: string
}

/** A running hub, opened with its administrator's credential. */
export interface OpenedHub extends Registry {
  readonly book: OrganisationBook
  readonly folder: string
  readonly today: PlainDate
}

/** The options by which a command finds the hub. */
export function onRunningHub(command: Command): Command {
  return command
    .option('--data <folder>', "the hub's own folder / 枢纽的数据文件夹", '.data')
    .option('--couch-port <port>', 'port of an embedded hub (serve --couch-port) / 内嵌枢纽的端口')
    .option('--register <name>', 'database of identities and numbers / 登记库名称', REGISTER_DATABASE)
}

export async function openHub(
  options: HubOptions,
  { env, now }: Pick<CommandSurroundings, 'env' | 'now'>,
): Promise<OpenedHub> {
  const folder = resolve(options.data)
  const url = findAdminUrl(options, folder, env)
  const store = connectHubStore(() => url)
  const book = await openOrganisationBook(store)
  return { store, book, folder, register: options.register, today: today(now()) }
}

export function findAdminUrl({ couchPort }: HubOptions, folder: string, env: NodeJS.ProcessEnv): string {
  if (env.HUB_URL) {
    if (URL.canParse(env.HUB_URL)) return env.HUB_URL.replace(/\/$/, '')
    return refuse(
      'HUB_URL 不是网址，应为 http://管理员:密码@主机:5984。',
      'HUB_URL is no address: it should read http://name:password@host:5984.',
    )
  }
  const passwordFile = join(folder, 'keys', 'embedded-hub-admin')
  if (couchPort !== undefined && /^[0-9]{1,5}$/.test(couchPort) && existsSync(passwordFile))
    return `http://hub-admin:${readFileSync(passwordFile, 'utf8')}@127.0.0.1:${couchPort}`
  return refuse(
    '找不到枢纽：请用 HUB_URL 指明带管理员凭据的 CouchDB，或用 --data 和 --couch-port 指明正在运行的内嵌枢纽。',
    'No hub was named: set HUB_URL to the CouchDB with its administrator (http://name:password@host:5984), or name the running embedded hub by --data and --couch-port.',
  )
}
