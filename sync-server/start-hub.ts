import { join } from 'node:path'
import type { Logger } from 'pino'
import { REGISTER_DATABASE } from '#contracts/hub-databases'
import { superviseEmbeddedHub } from './embedded-hub/supervise.ts'
import { today } from './hub-clock.ts'
import { connectHubStore, type HubStore } from './hub-store.ts'
import { type HubKeys, readHubKeys } from './keys/hub-keys.ts'
import { openOrganisationBook } from './organisation-book.ts'
import { findDesk, getOrganisation, type OrganisationTree } from './organisation-tree.ts'
import { buildEnrolment } from './organisations/enrol-desk.ts'
import { openSeenDesks, type SeenDesks } from './organisations/seen-desks.ts'
import { type StartedPostOffice, startPostOffice } from './post-office/start-post-office.ts'
import { holdIdentityKey } from './prepare/hold-identity-key.ts'
import { prepareDatabases, prepareOrganisations } from './prepare/prepare-databases.ts'
import { prepareDirectory } from './prepare/prepare-directory.ts'
import { keepTrialPassword, prepareTrialDesks } from './prepare/prepare-trial-desks.ts'
import { type Health, type StatusServer, startStatusServer } from './web/status-server.ts'
import { startWebServer } from './web/web-server.ts'

export interface HubOptions {
  /** 0: any free port. */
  readonly port: number
  /** Folder of everything that must survive a restart. */
  readonly folder: string
  readonly tree: OrganisationTree
  /** Gives out enrolments with credentials to browsers on this machine. */
  readonly trial: boolean
  /** A CouchDB with an administrator's credential; null runs the embedded hub. */
  readonly couchUrl: string | null
  /** Of the embedded hub's own API, for administrators of this machine; 0: any. */
  readonly couchPort: number
  readonly deskFolder: string
  /** False where another process works on the same hub. */
  readonly postOffice: boolean
  readonly register?: string
  /** Of the post office's `/health` and `/metrics`, on loopback; null opens none, 0 any. */
  readonly metricsPort?: number | null
  readonly log: Logger
}

export interface RunningHub {
  /** Of the web server, without a trailing slash. */
  readonly url: string
  /** Of `/health` and `/metrics`; null where they were not asked for. */
  readonly metricsUrl: string | null
  enrolmentOf(deskCode: string): ReturnType<typeof buildEnrolment> | null
  stop(): Promise<void>
}

/** CouchDB wherever it runs: the URL for the hub itself, and the one without a credential for everybody else. */
interface Couch {
  adminUrl(): string
  url(): string
  pid(): number | undefined
  /** Null where it is not ours to start. */
  readonly restarts: (() => number) | null
  stop(): Promise<void>
}

function withCredential(url: string, name: string, password: string): string {
  const made = new URL(url)
  made.username = name
  made.password = password
  return made.href.replace(/\/$/, '')
}

function externalCouch(adminUrl: string): Couch {
  const bare = new URL(adminUrl)
  bare.username = ''
  bare.password = ''
  const url = bare.href.replace(/\/$/, '')
  return {
    adminUrl: () => adminUrl.replace(/\/$/, ''),
    url: () => url,
    pid: () => undefined,
    restarts: null,
    stop: async () => {},
  }
}

async function startEmbeddedCouch({ folder, couchPort, log }: HubOptions, keys: HubKeys): Promise<Couch> {
  const admin = { name: 'hub-admin', password: keys.adminPassword }
  const order = { folder: join(folder, 'hub'), port: couchPort, admin, sessionSecret: keys.sessionSecret }
  const hub = await superviseEmbeddedHub(order, log)
  return { ...hub, adminUrl: () => withCredential(hub.url(), admin.name, admin.password) }
}

/** Open organisations that an operator added beside the tree. */
async function findOthers(store: HubStore, tree: OrganisationTree) {
  const inTree = new Set(tree.organisations.map(({ code }) => code))
  return (await openOrganisationBook(store)).organisations().filter(({ code }) => !inTree.has(code))
}

/**
 * Starts everything that a hub is: the page, CouchDB (embedded or given), its databases and desks, and the post office.
 * Rejects with the system's error where the port is taken, with `HubTrouble` where the given CouchDB does not answer, and with
 * `WrongIdentityKey` where the folder is not the register's.
 */
export async function startHub(options: HubOptions): Promise<RunningHub> {
  const { folder, tree, trial, couchUrl, register = REGISTER_DATABASE } = options
  let couch: Couch | null = null
  let office: StartedPostOffice | null = null
  let seen: SeenDesks | null = null
  let started = false
  const enrolmentOf = (code: string) => {
    const desk = trial ? findDesk(tree, code) : null
    return (
      desk &&
      buildEnrolment(getOrganisation(tree, desk.org), desk, `${url}/hub`, keepTrialPassword(folder, code))
    )
  }
  function handOut(code: string) {
    const enrolment = enrolmentOf(code)
    if (enrolment) seen?.noteEnrolled(code)
    return enrolment
  }
  // First, because a taken port is the likeliest thing to go wrong, and nothing has been touched yet.
  const web = await startWebServer({
    port: options.port,
    deskFolder: options.deskFolder,
    hubUrl: () => couch?.url() ?? null,
    now: Date.now,
    onSignedIn: (name) => seen?.note(name),
    findTrialEnrolment: trial ? handOut : null,
    health,
  })
  const url = `http://127.0.0.1:${web.port}`
  async function health(): Promise<Health> {
    const postOffice = (await office?.describe()) ?? null
    return {
      // Where the post office is another process, that one tells how it is.
      status: postOffice?.status ?? (started ? 'ok' : 'starting'),
      hub: couchUrl === null ? 'embedded' : 'external',
      embeddedPid: couch?.pid(),
      postOffice,
    }
  }
  let statusServer: StatusServer | null = null
  async function stop(): Promise<void> {
    await web.stop()
    await statusServer?.stop()
    await office?.stop()
    await couch?.stop()
  }
  try {
    const keys = readHubKeys(folder)
    couch = couchUrl === null ? await startEmbeddedCouch(options, keys) : externalCouch(couchUrl)
    const store = connectHubStore(couch.adminUrl)
    await prepareDatabases(store, register)
    await prepareOrganisations(store, tree.organisations)
    await holdIdentityKey(store, register, keys.identity)
    await prepareDirectory(store, tree, keys, Date.now())
    await prepareOrganisations(store, await findOthers(store, tree))
    seen = openSeenDesks({ store, register }, options.log, Date.now)
    const trialPlace = { folder, hubUrl: couch.url(), today: today(Date.now()) }
    if (trial) await prepareTrialDesks({ store, register }, tree, trialPlace)
    const { log, metricsPort = null } = options
    if (options.postOffice) {
      office = startPostOffice({ store, keys, register, embeddedRestarts: couch.restarts, log })
      const { metrics } = office
      const place = { host: '127.0.0.1', port: metricsPort ?? 0 }
      if (metricsPort !== null) statusServer = await startStatusServer(place, health, () => metrics)
    }
    started = true
    return { url, metricsUrl: statusServer?.url ?? null, enrolmentOf, stop }
  } catch (failure) {
    await stop()
    throw failure
  }
}
