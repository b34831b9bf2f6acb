import { v7 as newId } from 'uuid'
import type { DeskIdentity } from '#contracts/enrolment'
import { findEvidenceAnswer } from '../evidence/find-evidence-answer.ts'
import { openDeskEvidence } from '../evidence/open-desk-evidence.ts'
import { findExportKey } from '../features/revoked/export-unsent.ts'
import { openDeskKey } from '../host/desk-key.ts'
import type { Host } from '../host/host.ts'
import { systemClock } from '../replication/clock.ts'
import type { SyncHealth } from '../replication/health.ts'
import { startReplication } from '../replication/start-replication.ts'
import { dexieStorage } from '../store/dexie-storage.ts'
import { openDeskStore } from '../store/open-desk-store.ts'
import { toStoreFailure } from '../store/store-failure.ts'
import { buildDeskPorts } from './build-desk-ports.ts'
import { chooseWorker } from './current-worker.ts'
import type { OpenedDesk } from './DeskGate.tsx'
import { describeFailure, logFailures } from './log-failures.ts'
import type { PreferenceStorage, Preferences } from './preferences.ts'

/** Opens the desk this program is enrolled as: its store, the exchange with the hub, and the form where it was left. */
export async function openDesk(
  host: Host,
  preferences: Preferences,
  storage: PreferenceStorage,
): Promise<OpenedDesk> {
  logFailures(host, window)
  const identity = await host.identity()
  if (identity === null) return { outcome: 'unnamed', host, preferences }
  try {
    return { outcome: 'open', ports: await openIdentifiedDesk(identity, host, preferences, storage) }
  } catch (error) {
    const { reason } = toStoreFailure(error)
    host.logFailure('open desk', describeFailure(error))
    return reason === 'open-elsewhere' ? { outcome: 'open-elsewhere' } : { outcome: 'broken' }
  }
}

async function openIdentifiedDesk(
  identity: DeskIdentity,
  host: Host,
  preferences: Preferences,
  storage: PreferenceStorage,
) {
  const desk = identity.desk.code
  const org = identity.organisation.code
  const onFailure = (error: unknown) => host.logFailure('desk', describeFailure(error))
  const worker = chooseWorker(identity.workers, desk, storage)
  const deskKey = await openDeskKey(desk)
  const store = await openDeskStore({
    desk,
    org,
    worker: () => worker.get().id,
    storage: dexieStorage(),
    deskKey,
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
  const ports = buildDeskPorts({
    identity,
    host,
    store,
    sealKey: deskKey.publicKey,
    sync,
    evidence,
    worker,
    preferences,
    speech: window.speechSynthesis,
    newId,
    now: () => new Date(),
  })
  await ports.registration.resume()
  return ports
}

/** Nothing of the facts is on its way in either direction: the line is free for evidence. */
function isIdle({ phase, waiting }: SyncHealth): boolean {
  return phase === 'up-to-date' && waiting.count === 0
}
