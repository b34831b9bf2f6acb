import '../../src-renderer/app/desk.css'
import { Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import { enrolSealed } from '#contracts/enrol-sealed'
import { DeskIdentity, EnrolAnswer } from '#contracts/enrolment'
import { enrolmentOf } from '#testing/enrolments'
import { type EvidenceInMemory, evidenceInMemory } from '#testing/evidence-in-memory'
import { memoryStorage } from '#testing/memory-storage'
import { trialDeskKey } from '#testing/trial-seals'
import { buildDeskPorts } from '../../src-renderer/app/build-desk-ports.ts'
import { chooseWorker } from '../../src-renderer/app/current-worker.ts'
import { DeskApp } from '../../src-renderer/app/DeskApp.tsx'
import { DeskGate, type OpenedDesk } from '../../src-renderer/app/DeskGate.tsx'
import { readPreferences } from '../../src-renderer/app/preferences.ts'
import { createWatchedValue } from '../../src-renderer/app/watched-value.ts'
import type { Host, SaveFileAnswer } from '../../src-renderer/host/host.ts'
import { findUnsent } from '../../src-renderer/replication/find-unsent.ts'
import { type SyncHealth, UNKNOWN_HEALTH } from '../../src-renderer/replication/health.ts'
import { type OpenedDeskStore, openDeskStore } from '../../src-renderer/store/open-desk-store.ts'
import { openVault, type Vault } from '../../src-renderer/vault/vault.ts'
import { openVaultFile } from '../../src-renderer/vault/vault-file.ts'
import { startWording } from '../../src-renderer/wording/start-wording.ts'

declare global {
  interface Window {
    /** What a test may do to the desk behind the pages, and what left it. */
    trial: {
      readonly store: OpenedDeskStore
      readonly evidence: EvidenceInMemory
      readonly setHealth: (changes: Partial<SyncHealth>) => void
      readonly saved: { readonly fileName: string; readonly text: string }[]
      /** How the machine takes the next file. */
      saving: SaveFileAnswer['outcome']
      syncsAsked: number
      /** How often the desk was locked. */
      locked: number
      /** Stands for the system's print dialog. */
      print: () => Promise<boolean>
    }
  }
}

/** The real pages on a real store in memory; the hub and the machine around them are played by the test. */
const DESK = new URLSearchParams(location.search).get('desk') ?? '410202001-01'
const NOON = Date.UTC(2026, 2, 2, 4)
const { credential: _, hubUrl: __, ...identity } = enrolmentOf(DESK)

const host: Host = {
  edition: 'browser',
  identity: async () => identity,
  enrolSealed: (text, code) => enrolSealed(text, code, async () => ({ outcome: machineKeeps() })),
  knownDesks: async () => [identity, DeskIdentity.parse(enrolmentOf('410202001-02'))],
  chooseDesk: async () => true,
  signIn: async () => ({ outcome: 'signed-in' }),
  hubFetch: () => Promise.reject(new TypeError('no line')),
  print: () => window.trial.print(),
  savePdf: async (fileName) => ({ outcome: 'saved', savedAs: fileName }),
  async saveFile(fileName, text) {
    const outcome = window.trial.saving
    if (outcome === 'cancelled' || outcome === 'not-written') return { outcome }
    let whole = ''
    for await (const piece of typeof text === 'string' ? [text] : text) whole += piece
    window.trial.saved.push({ fileName, text: whole })
    return outcome === 'saved' ? { outcome, savedAs: `/media/stick/${fileName}` } : { outcome }
  },
  onWake: () => () => {},
  onLock: () => () => {},
  bindToDevice: async (bytes) => bytes,
  logFailure: (where, what) => console.error(where, what),
}

/** `?first-run=kept`: a program that does not know its desk yet, on a machine that keeps its enrolment so. */
const firstRun = new URL(location.href).searchParams.get('first-run')

function machineKeeps(): EnrolAnswer['outcome'] {
  return EnrolAnswer.shape.outcome.catch('kept').parse(firstRun)
}

/** `?door=name`: the desk behind its door, with a vault of that name that lies in the browser as a real one does. */
const door = new URL(location.href).searchParams.get('door')

async function open(): Promise<OpenedDesk> {
  if (firstRun !== null) return { outcome: 'unnamed', host, preferences }
  const vault = openVault({
    desk: DESK,
    file: await openVaultFile(`${DESK} ${door ?? 'unused'}`),
    bind: host.bindToDevice,
    now: Date.now,
  })
  if (door === null) return openEntered(vault)
  const [expected] = identity.workers
  if (expected === undefined) throw new Error('an enrolment without a worker')
  const members = await vault.members()
  const enter = () => openEntered(vault)
  return { outcome: 'locked', door: { identity, host, preferences, vault, members, expected, enter } }
}

async function openEntered(vault: Vault): Promise<OpenedDesk> {
  const worker = chooseWorker(identity.workers, DESK, localStorage)
  const deskKey = await trialDeskKey()
  const store = await openDeskStore({
    desk: DESK,
    org: identity.organisation.code,
    worker: () => worker.get().id,
    storage: memoryStorage(),
    now: () => NOON,
    newId: () => crypto.randomUUID(),
    deskKey,
    locks: navigator.locks,
    onFailure: console.error,
  })
  const health = createWatchedValue(UNKNOWN_HEALTH)
  const evidence = evidenceInMemory(DESK)
  window.trial = {
    store,
    evidence,
    setHealth: (changes) => health.set({ ...UNKNOWN_HEALTH, ...changes }),
    saved: [],
    saving: 'downloaded',
    syncsAsked: 0,
    locked: 0,
    print: async () => true,
  }
  const ports = buildDeskPorts({
    identity,
    host,
    store,
    vault,
    sealKey: deskKey.publicKey,
    sync: {
      health: health.get,
      watch: (listener) => health.watch(() => listener(health.get())),
      syncNow: () => {
        window.trial.syncsAsked += 1
      },
      retryRefused: () => {},
      unsent: () => findUnsent(store.exchange, 0),
    },
    evidence,
    worker,
    preferences,
    speech: undefined,
    newId: () => crypto.randomUUID(),
    now: () => new Date(NOON),
    leave: () => {
      window.trial.locked += 1
    },
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
