import '../../src-renderer/app/desk.css'
import { Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import { enrolmentOf } from '#testing/enrolments'
import { memoryStorage } from '#testing/memory-storage'
import { buildDeskPorts } from '../../src-renderer/app/build-desk-ports.ts'
import { chooseWorker } from '../../src-renderer/app/current-worker.ts'
import { DeskApp } from '../../src-renderer/app/DeskApp.tsx'
import { DeskGate, type OpenedDesk } from '../../src-renderer/app/DeskGate.tsx'
import { readPreferences } from '../../src-renderer/app/preferences.ts'
import { createWatchedValue } from '../../src-renderer/app/watched-value.ts'
import type { Host } from '../../src-renderer/host/host.ts'
import { type SyncHealth, UNKNOWN_HEALTH } from '../../src-renderer/replication/health.ts'
import { type OpenedDeskStore, openDeskStore } from '../../src-renderer/store/open-desk-store.ts'
import { startWording } from '../../src-renderer/wording/start-wording.ts'

declare global {
  interface Window {
    /** What a test may do to the desk behind the pages. */
    trial: { readonly store: OpenedDeskStore; readonly setHealth: (changes: Partial<SyncHealth>) => void }
  }
}

/** The real pages on a real store in memory; the hub and the machine around them are played by the test. */
const DESK = new URLSearchParams(location.search).get('desk') ?? '410202001-01'
const NOON = Date.UTC(2026, 2, 2, 4)
const { credential: _, hubUrl: __, ...identity } = enrolmentOf(DESK)

const host: Host = {
  edition: 'browser',
  identity: async () => identity,
  enrol: async () => ({ outcome: 'kept' }),
  signIn: async () => ({ outcome: 'signed-in' }),
  hubFetch: () => Promise.reject(new TypeError('no line')),
  print: async () => true,
  savePdf: async (fileName) => ({ outcome: 'saved', savedAs: fileName }),
  onWake: () => () => {},
  logFailure: (where, what) => console.error(where, what),
}

async function open(): Promise<OpenedDesk> {
  const worker = chooseWorker(identity.workers, DESK, localStorage)
  const store = await openDeskStore({
    desk: DESK,
    org: identity.organisation.code,
    worker: () => worker.get().id,
    storage: memoryStorage(),
    now: () => NOON,
    newId: () => crypto.randomUUID(),
    locks: navigator.locks,
    onFailure: console.error,
  })
  const health = createWatchedValue(UNKNOWN_HEALTH)
  window.trial = {
    store,
    setHealth: (changes) => health.set({ ...UNKNOWN_HEALTH, ...changes }),
  }
  const ports = buildDeskPorts({
    identity,
    host,
    store,
    sync: {
      health: health.get,
      watch: (listener) => health.watch(() => listener(health.get())),
      syncNow: () => {},
      retryRefused: () => {},
    },
    worker,
    preferences,
    speech: undefined,
    newId: () => crypto.randomUUID(),
    now: () => new Date(NOON),
  })
  return { outcome: 'open', ports }
}

const preferences = readPreferences(localStorage)
const opening = open()
createRoot(document.getElementById('desk') ?? document.body).render(
  <DeskApp preferences={preferences} wording={startWording(preferences.language.get())}>
    <Suspense>
      <DeskGate opening={opening} />
    </Suspense>
  </DeskApp>,
)
