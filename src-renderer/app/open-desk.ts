import { v7 as newId } from 'uuid'
import type { DeskIdentity } from '#contracts/enrolment'
import { findEvidenceAnswer } from '../evidence/find-evidence-answer.ts'
import { openDeskEvidence } from '../evidence/open-desk-evidence.ts'
import { findExportKey } from '../features/revoked/export-unsent.ts'
import type { Host } from '../host/host.ts'
import { findOldDeskKey } from '../host/old-desk-key.ts'
import { applyErasures } from '../replication/apply-erasures.ts'
import { systemClock } from '../replication/clock.ts'
import type { SyncHealth } from '../replication/health.ts'
import { startReplication } from '../replication/start-replication.ts'
import { dexieStorage } from '../store/dexie-storage.ts'
import { openDeskStore } from '../store/open-desk-store.ts'
import { toStoreFailure } from '../store/store-failure.ts'
import { openDeskKey } from '../vault/desk-key.ts'
import { openVault, type Vault } from '../vault/vault.ts'
import { openVaultFile } from '../vault/vault-file.ts'
import { buildDeskPorts } from './build-desk-ports.ts'
import { type CurrentWorker, chooseWorker } from './current-worker.ts'
import type { OpenedDesk } from './DeskGate.tsx'
import { type OpenDisk, openSealedDisk } from './desk-disk.ts'
import type { DeskDoor } from './desk-door.ts'
import { describeFailure, logFailures } from './log-failures.ts'
import type { PreferenceStorage, Preferences } from './preferences.ts'

/** Finds the desk this program is enrolled as, and leads to its door: the store opens with a worker's secret only. */
export async function openDesk(
  host: Host,
  preferences: Preferences,
  storage: PreferenceStorage,
  openDisk: OpenDisk = openSealedDisk,
): Promise<OpenedDesk> {
  logFailures(host, window)
  const identity = await host.identity()
  if (identity === null) return { outcome: 'unnamed', host, preferences }
  try {
    return { outcome: 'locked', door: await openDoor(identity, host, preferences, storage, openDisk) }
  } catch (error) {
    host.logFailure('open vault', describeFailure(error))
    return { outcome: 'broken' }
  }
}

async function openDoor(
  identity: DeskIdentity,
  host: Host,
  preferences: Preferences,
  storage: PreferenceStorage,
  openDisk: OpenDisk,
): Promise<DeskDoor> {
  const desk = identity.desk.code
  const worker = chooseWorker(identity.workers, desk, storage)
  const vault = openVault({
    desk,
    file: await openVaultFile(desk),
    bind: host.bindToDevice,
    now: systemClock.now,
  })
  return {
    identity,
    host,
    preferences,
    vault,
    members: await vault.members(),
    expected: worker.get(),
    async enter(entering, key, onSealing) {
      worker.set(entering)
      try {
        await vault.keepOnly(identity.workers.map(({ id }) => id))
        const disk = openDisk({ desk, key, vault, storage: dexieStorage(), onSealing })
        return {
          outcome: 'open',
          ports: await openEnteredDesk({ identity, host, preferences, worker, vault, disk }),
        }
      } catch (error) {
        const { reason } = toStoreFailure(error)
        host.logFailure('open desk', describeFailure(error))
        return reason === 'open-elsewhere' ? { outcome: 'open-elsewhere' } : { outcome: 'broken' }
      }
    },
  }
}

async function openEnteredDesk(parts: {
  readonly identity: DeskIdentity
  readonly host: Host
  readonly preferences: Preferences
  readonly worker: CurrentWorker
  readonly vault: Vault
  readonly disk: ReturnType<OpenDisk>
}) {
  const { identity, host, preferences, worker, vault, disk } = parts
  const desk = identity.desk.code
  const org = identity.organisation.code
  const onFailure = (error: unknown) => host.logFailure('desk', describeFailure(error))
  const store = await openDeskStore({
    desk,
    org,
    worker: () => worker.get().id,
    deskKey: (known) => openDeskKey(known, () => findOldDeskKey(desk)),
    ...disk,
    now: systemClock.now,
    newId,
    locks: navigator.locks,
    onFailure,
  })
  const connection = { signIn: host.signIn, fetch: host.hubFetch }
  const sync = await startReplication({
    exchange: store.exchange,
    connection,
    desk,
    org,
    clock: systemClock,
    random: Math.random,
    onFailure,
  })
  host.onWake(sync.syncNow)
  let hubKey: string | null = null
  store.watchDirectory((directory) => {
    hubKey = findExportKey(directory)
  })
  const evidence = await openDeskEvidence({
    connection,
    desk,
    org,
    worker: () => worker.get().id,
    clock: systemClock,
    random: Math.random,
    newId,
    hubKey: () => hubKey,
    facts: { isIdle: () => isIdle(sync.health()), watch: sync.watch },
    findAnswer: async (item) => findEvidenceAnswer(await store.factsOf(item.subject), item),
    onFailure,
  })
  applyErasures({ erased: store.erased, sync, forgetEvidence: evidence.forget, onFailure })
  const ports = buildDeskPorts({
    identity,
    host,
    store,
    vault,
    sealKey: store.sealKey,
    sync,
    evidence,
    worker,
    preferences,
    speech: window.speechSynthesis,
    newId,
    now: () => new Date(),
    // With the page goes all that it held: the key, the records in memory, the connection to the hub.
    leave: () => location.reload(),
  })
  await ports.registration.resume()
  return ports
}

/** Nothing of the facts is on its way in either direction: the line is free for evidence. */
function isIdle({ phase, waiting }: SyncHealth): boolean {
  return phase === 'up-to-date' && waiting.count === 0
}
