import type { EvidenceReference } from '#domain/facts/evidence-reference'
import { evidenceBytes } from '#testing/sealed-evidence'
import { type SimulatedDesk, simulatedDesk } from '#testing/simulated-desk'
import {
  type EvidenceChannel,
  type EvidenceProgress,
  startEvidence,
} from '../../src-renderer/evidence/evidence-channel.ts'
import { openEvidenceShelf } from '../../src-renderer/evidence/evidence-shelf.ts'
import { findEvidenceAnswer } from '../../src-renderer/evidence/find-evidence-answer.ts'
import { pouchRotations } from '../../src-renderer/evidence/pouch-rotations.ts'
import { prepareScan } from '../../src-renderer/features/register/prepare-scan.ts'
import { openBrowserSession } from '../../src-renderer/host/browser-session.ts'
import { systemClock } from '../../src-renderer/replication/clock.ts'

/** A desk without pages in a real browser: PouchDB on its IndexedDB, the browser's own session, facts on a disk in memory. */
export interface EvidencePage {
  open(order: {
    readonly desk: string
    readonly credential: { readonly name: string; readonly password: string }
    readonly hubKey: string
  }): Promise<void>
  keep(bytes: number, subject: string): Promise<EvidenceReference | null>
  /** Somebody is registered; answers the subject. */
  register(): Promise<string>
  waitingFacts(): number
  progress(): EvidenceProgress
  /** Local databases of evidence on this disk. */
  databases(): Promise<number>
  /** A file as the counter takes it: the picture's bytes and its size in pixels, or why not. */
  scan(
    file: readonly number[],
  ): Promise<{ readonly bytes: readonly number[]; readonly width: number; readonly height: number } | string>
}

let desk: SimulatedDesk
let channel: EvidenceChannel

const page: EvidencePage = {
  async open({ desk: code, credential, hubKey }) {
    const session = openBrowserSession(
      async () => credential,
      async () => true,
      fetch.bind(globalThis),
    )
    const connection = { signIn: session.signIn, fetch: session.request }
    desk = simulatedDesk(code, { line: connection, clock: systemClock })
    await desk.start()
    const { store, replication } = desk
    const org = code.slice(0, code.lastIndexOf('-'))
    channel = startEvidence({
      shelf: await openEvidenceShelf(pouchRotations(code)),
      ...{ connection, desk: code, org, clock: systemClock, random: () => 0 },
      worker: () => `${org}-w1`,
      newId: () => crypto.randomUUID(),
      hubKey: () => hubKey,
      facts: {
        isIdle() {
          const { phase, waiting } = replication().health()
          return phase === 'up-to-date' && waiting.count === 0
        },
        watch: (listener) => replication().watch(listener),
      },
      findAnswer: async (item) => findEvidenceAnswer(await store().factsOf(item.subject), item),
      onFailure: console.error,
    })
  },
  keep: (bytes, subject) => channel.keep({ bytes: evidenceBytes(bytes), mediaType: 'image/jpeg', subject }),
  register: async () => (await desk.register()).subject,
  waitingFacts: () => desk.replication().health().waiting.count,
  progress: () => channel.progress(),
  databases: async () =>
    (await indexedDB.databases()).filter(({ name }) => name?.includes('_pouch_evidence-')).length,
  async scan(file) {
    const prepared = await prepareScan(new Blob([new Uint8Array(file)]))
    if (!prepared.ok) return prepared.problems.join()
    const { width, height } = await createImageBitmap(new Blob([prepared.value.bytes]))
    return { bytes: [...prepared.value.bytes], width, height }
  },
}
Object.assign(globalThis, { evidencePage: page })
