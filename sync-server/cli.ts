import { join, resolve } from 'node:path'
import { Command } from 'commander'
import { addPostOfficeCommand } from './commands/post-office-command.ts'
import { createHubLog } from './hub-log.ts'
import { connectHubStore } from './hub-store.ts'
import { readHubKeys } from './keys/hub-keys.ts'
import { writeSecret } from './keys/secret-file.ts'
import { findDesk, getOrganisation, type OrganisationTree, readTreeFile } from './organisation-tree.ts'
import { buildEnrolment, makeDeskPassword, putDeskUser } from './prepare/desk-credentials.ts'
import { prepareDatabases } from './prepare/prepare-databases.ts'
import { prepareDirectory } from './prepare/prepare-directory.ts'
import { sayWhyNot } from './say-why-not.ts'
import { type HubOptions, startHub } from './start-hub.ts'
import { stopOnSignal } from './stop-on-signal.ts'
import { TRIAL_TREE } from './trial-tree.ts'

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

interface PrepareOptions {
  readonly data: string
  readonly tree: string
  readonly desk?: string
  readonly publicUrl?: string
  readonly register?: string
}

const OUT_RENDERER = join(import.meta.dirname, '..', 'out', 'renderer')

function fail(sentence: string): never {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}

function readTree(path: string | undefined): OrganisationTree {
  return path === undefined ? TRIAL_TREE : readTreeFile(path)
}

async function serve(options: ServeOptions): Promise<void> {
  const port = Number(options.port)
  const tree = readTree(options.tree)
  if (options.desk !== undefined && !findDesk(tree, options.desk))
    fail(`no desk ${options.desk} in this tree`)
  const hubOptions: HubOptions = {
    port,
    folder: resolve(options.data),
    tree,
    trial: options.trial === true,
    couchUrl: process.env.HUB_URL ?? null,
    deskFolder: OUT_RENDERER,
    couchPort: Number(options.couchPort),
    postOffice: options.postOffice,
    ...(options.register === undefined ? {} : { register: options.register }),
    metricsPort: options.metricsPort === undefined ? null : Number(options.metricsPort),
    log: createHubLog(process.env.LOG_LEVEL ?? 'warn'),
  }
  const hub = await startHub(hubOptions).catch((failure) => fail(sayWhyNot(failure, port)))
  stopOnSignal(hub)
  if (hub.metricsUrl !== null) process.stdout.write(`metrics: ${hub.metricsUrl}/metrics\n`)
  process.stdout.write(`hub ready: ${hub.url}/desk/${options.desk ? `?desk=${options.desk}` : ''}\n`)
}

/** Makes a CouchDB ready for a tree; with a desk, also its user and the enrolment file that is carried to it. */
async function prepare(options: PrepareOptions): Promise<void> {
  const couchUrl = process.env.HUB_URL
  if (!couchUrl) fail('HUB_URL must name the CouchDB, with an administrator: http://name:password@host:5984')
  const folder = resolve(options.data)
  const tree = readTreeFile(options.tree)
  const store = connectHubStore(() => couchUrl)
  try {
    await prepareDatabases(store, tree, options.register)
    await prepareDirectory(store, tree, readHubKeys(folder).certificate, new Date().toISOString())
    process.stdout.write(`prepared: ${tree.organisations.length} organisations\n`)
    if (options.desk === undefined) return
    const desk = findDesk(tree, options.desk)
    if (!desk) fail(`no desk ${options.desk} in this tree`)
    if (!options.publicUrl) fail('--public-url must say where the desk reaches the hub')
    const password = makeDeskPassword()
    await putDeskUser(store, desk, getOrganisation(tree, desk.org).level, password)
    const file = join(folder, `enrolment-${desk.code}.json`)
    writeSecret(file, JSON.stringify(buildEnrolment(tree, desk, options.publicUrl, password), null, 1))
    process.stdout.write(`enrolment: ${file}\n`)
  } catch (failure) {
    fail(sayWhyNot(failure, 0))
  }
}

const program = new Command('hub').description('The hub of the registration desks')
program
  .command('serve')
  .description('run the hub; HUB_URL names a CouchDB, else one is embedded')
  .option('--port <port>', 'port on this machine', '5980')
  .option('--data <folder>', 'what must survive a restart', '.data')
  .option('--tree <file>', 'organisations and desks as JSON; else the trial tree')
  .option('--trial', 'hand enrolments to browsers on this machine')
  .option('--desk <code>', 'the desk to open')
  .option('--register <name>', 'database of identities and numbers')
  .option('--couch-port <port>', "the embedded CouchDB's own port; 0: any", '0')
  .option('--metrics-port <port>', "of the post office's /health and /metrics, on loopback; 0: any")
  .option('--no-post-office', 'answer no facts; another process does')
  .action(serve)
program
  .command('prepare')
  .description("make a CouchDB's databases, guards and directory; with --desk also an enrolment file")
  .requiredOption('--tree <file>', 'organisations and desks as JSON')
  .option('--data <folder>', "the hub's secrets, and where the enrolment file goes", '.data')
  .option('--desk <code>', 'give this desk a new credential')
  .option('--register <name>', 'database of identities and numbers')
  .option('--public-url <url>', 'where desks reach CouchDB')
  .action(prepare)
addPostOfficeCommand(program, { env: process.env, say: (line) => process.stdout.write(`${line}\n`) })
await program.parseAsync()
