import { resolve } from 'node:path'
import type { Command } from 'commander'
import { today } from '../hub-clock.ts'
import { connectHubStore } from '../hub-store.ts'
import { readHubKeys } from '../keys/hub-keys.ts'
import { findDesk, getOrganisation, type OrganisationTree, readTreeFile } from '../organisation-tree.ts'
import { holdIdentityKey } from '../prepare/hold-identity-key.ts'
import { prepareDatabases, prepareOrganisations } from '../prepare/prepare-databases.ts'
import { prepareDirectory } from '../prepare/prepare-directory.ts'
import { refuse } from './command-refusal.ts'
import { enrolAndSay, readPublicUrl } from './enrol-command.ts'
import { type CommandSurroundings, findAdminUrl, type HubOptions, onRunningHub } from './open-hub.ts'

interface PrepareOptions extends HubOptions {
  readonly tree: string
  readonly desk?: string
  readonly publicUrl?: string
}

/** `prepare`: sets up many organisations at once. */
export function addPrepareCommand(program: Command, surroundings: CommandSurroundings): void {
  onRunningHub(program.command('prepare'))
    .description("make a CouchDB's databases, guards and directory for a tree / 按组织树准备枢纽")
    .requiredOption('--tree <file>', 'organisations and desks as JSON / 组织树文件')
    .option('--desk <code>', 'enrol this desk of the tree as well / 同时登记这台登记台')
    .option('--public-url <url>', 'where the desk reaches the hub / 登记台访问枢纽的网址')
    .action((options: PrepareOptions) => prepare(options, surroundings))
}

async function prepare(options: PrepareOptions, { env, say, now }: CommandSurroundings): Promise<void> {
  const folder = resolve(options.data)
  const url = findAdminUrl(options, folder, env)
  const tree = readTree(options.tree)
  const desk = options.desk === undefined ? null : findDesk(tree, options.desk)
  if (options.desk !== undefined && desk === null)
    refuse(`组织树里没有登记台 ${options.desk}。`, `There is no desk ${options.desk} in this tree.`)
  const hubUrl = desk === null ? '' : readPublicUrl(options.publicUrl ?? '')
  const { register } = options
  const store = connectHubStore(() => url)
  const keys = readHubKeys(folder)
  await prepareDatabases(store, register)
  await holdIdentityKey(store, register, keys.identity)
  await prepareOrganisations(store, tree.organisations)
  await prepareDirectory(store, tree, keys, now())
  say(`已准备 ${tree.organisations.length} 个组织。 Prepared: ${tree.organisations.length} organisations.`)
  if (desk === null) return
  const hub = { store, register, folder, today: today(now()) }
  await enrolAndSay(hub, getOrganisation(tree, desk.org), desk, hubUrl, say)
}

function readTree(file: string): OrganisationTree {
  try {
    return readTreeFile(file)
  } catch {
    return refuse(
      `组织树文件 ${file} 读不到，或者内容不对。`,
      `The file ${file} cannot be read, or is no tree of organisations.`,
    )
  }
}
