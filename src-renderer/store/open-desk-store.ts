import type { DeskKey } from '#contracts/seal-crypto'
import { inCausalOrder } from '#domain/causal-order'
import type { AnyFact } from '#domain/fact'
import { FACT_KINDS } from '#domain/facts/fact-kinds'
import { type DeskDatabase, type DeskStorage, openDeskDatabase } from './desk-database.ts'
import { holdDesk } from './desk-lock.ts'
import type { DeskStore } from './desk-store.ts'
import { eachSubject } from './each-subject.ts'
import { type ErasedSubjects, openErasedSubjects } from './erased-subjects.ts'
import type { FactExchange } from './fact-exchange.ts'
import { openFactLog } from './fact-log.ts'
import { openFactOrder } from './fact-order.ts'
import { readFactText } from './fact-record.ts'
import { createFactSealer, findLastSealKey } from './fact-sealer.ts'
import { openKeptDirectory } from './kept-directory.ts'
import { type KeptSecrets, openKeptSecrets } from './kept-secrets.ts'
import { openKeyedTexts } from './keyed-texts.ts'
import { openPaperNumbers } from './paper-numbers.ts'
import { openProjector } from './projector.ts'
import { openRefusedFacts } from './refused-facts.ts'
import { openSavedDrafts } from './saved-drafts.ts'
import { storeClock } from './stored-documents.ts'
import { toWallClock } from './wall-clock.ts'
import { createWatched } from './watched.ts'

export interface DeskStoreOptions {
  readonly desk: string
  readonly org: string
  /** Id of the worker who is at the counter now. */
  readonly worker: () => string
  readonly storage: DeskStorage
  /**
   * What this desk's facts are sealed with, or how it is found once the store's own secrets can be read; null leaves facts as desks wrote
   * them before there were seals.
   */
  readonly deskKey: DeskKey | FindDeskKey | null
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** A UUIDv7: it sorts by time. */
  readonly newId: () => string
  readonly locks: LockManager
  /** What has to be done to the disk before it is opened, while nobody else has this desk. */
  readonly prepare?: () => Promise<void>
  /** A read model that could not be written; the facts are safe. */
  readonly onFailure: (error: unknown) => void
}

/** `sealedWith`: the public key in the seal of the desk's last fact; null where that has none. */
export type FindDeskKey = (known: {
  readonly secrets: KeptSecrets
  readonly sealedWith: string | null
}) => Promise<DeskKey>

/** The store, and the side of it that replication works on. */
export interface OpenedDeskStore extends DeskStore {
  readonly exchange: FactExchange
  readonly erased: ErasedSubjects
  /** Public key that facts are sealed with; null where they are not. */
  readonly sealKey: string | null
}

/** Rejects with `StoreFailure`: `open-elsewhere` where another window has this desk open. */
export async function openDeskStore(options: DeskStoreOptions): Promise<OpenedDeskStore> {
  const { desk, org, now, newId, onFailure } = options
  const release = await holdDesk(options.locks, desk)
  const database = await openPrepared(options).catch((error: unknown) => {
    release()
    throw error
  })
  const state = openKeyedTexts(database.state)
  const secrets = openKeptSecrets(state)
  const [log, refused, directory] = await Promise.all([
    openFactLog(database.facts, desk),
    openRefusedFacts(openKeyedTexts(database.refused)),
    openKeptDirectory(openKeyedTexts(database.directory)),
  ])
  const order = await openFactOrder(log, state, { now, writer: desk })
  const deskKey =
    typeof options.deskKey === 'function'
      ? await options.deskKey({ secrets, sealedWith: await findLastSealKey(log) })
      : options.deskKey
  const seal = deskKey === null ? null : createFactSealer(log, deskKey)
  const pages = openKeyedTexts(database.roster)
  const projector = await openProjector({ org, log, pages, state, now: storeClock, onFailure })
  const paperNumbers = openPaperNumbers(state)
  const drafts = openSavedDrafts(openKeyedTexts(database.drafts))
  const changedSubjects = createWatched<ReadonlySet<string>>(new Set())
  const appended = createWatched(0)

  const append: DeskStore['append'] = async (wanted) => {
    const arrival = await log.append(async (n) => {
      const { subject, kind, body } = typeof wanted === 'function' ? wanted(n) : wanted
      const milliseconds = now()
      const fact = {
        id: `${subject}:${newId()}`,
        subject,
        kind,
        schema: FACT_KINDS[kind].schema,
        org,
        desk,
        worker: options.worker(),
        n,
        at: toWallClock(milliseconds),
        order: order.next(),
        body,
      }
      return seal ? seal(fact) : fact
    })
    projector.take([arrival])
    const [fact] = arrival.facts
    if (!fact) throw new Error('a fact was saved and is not there')
    changedSubjects.set(new Set([fact.subject]))
    appended.set(fact.n)
    return fact
  }
  async function receive(facts: readonly AnyFact[]): Promise<readonly AnyFact[]> {
    const admitted = await erased.admit(facts)
    const [arrivals] = await Promise.all([log.receive(admitted), order.observe(admitted)])
    projector.take(arrivals)
    const changed = arrivals.flatMap((arrival) => arrival.facts)
    if (changed.length > 0) changedSubjects.set(new Set(changed.map(({ subject }) => subject)))
    return changed
  }
  const erased = await openErasedSubjects({ desk, state, log, drafts, refused, receive, append, now })

  return {
    append,
    async ownFactsAfter(n, through) {
      const records = await log.ownAfter(n, through - n)
      return records.filter((record) => record.n <= through).flatMap(({ text }) => readFactText(text) ?? [])
    },
    lastNumber: () => log.lastNumber(),
    factsOf: async (subject) => inCausalOrder(await log.factsOf(subject)),
    watchFactsOf(subject, listener) {
      let asked = 0
      const stop = changedSubjects.watch((subjects) => {
        // The first call is the question itself, whatever changed last.
        if (asked > 0 && !subjects.has(subject)) return
        asked += 1
        const question = asked
        // Only the answer to the latest question counts: an older one may come later.
        log.factsOf(subject).then((facts) => question === asked && listener(inCausalOrder(facts)), onFailure)
      })
      return () => {
        asked += 1
        stop()
      }
    },
    findByDocument: (documentKey) => projector.findByDocument(documentKey),
    watchRoster: (listener) => projector.roster.watch((rows) => rows && listener(rows)),
    watchGroups: (listener) => projector.groups.watch((rows) => rows && listener(rows)),
    watchReviews: (listener) => projector.reviews.watch((rows) => rows && listener(rows)),
    watchNotices: (listener) => projector.notices.watch((rows) => rows && listener(rows)),
    readEverything: (visit, onProgress = () => undefined) => eachSubject(log, visit, onProgress),
    rebuildRoster: (onProgress) => projector.rebuild(onProgress),
    watchRefused: (listener) => refused.all.watch(listener),
    watchDirectory: (listener) => directory.entries.watch(listener),
    claimPaperNumbers: (count) => paperNumbers.claim(count),
    saveDraft: (draft) => drafts.save(draft),
    drafts: () => drafts.all(),
    removeDraft: (id) => drafts.remove(id),
    secrets,
    erased,
    sealKey: deskKey?.publicKey ?? null,
    async close() {
      await log.settled()
      await projector.close()
      await database.close()
      release()
    },
    exchange: {
      outgoingAfter: (n, limit) => log.ownAfter(n, limit),
      outgoingById: (ids) => log.ownById(ids),
      lastNumber: () => log.lastNumber(),
      onAppended: (listener) => appended.watch((n) => n > 0 && listener()),
      findKnown: (ids) => log.findKnown(ids),
      receive,
      park: (documents) => state.put(documents.map(({ id, text }) => ({ key: `parked:${id}`, text }))),
      refused,
      directoryIds: () => directory.ids(),
      changeDirectory: (changes) => directory.change(changes),
      findCheckpoint: (name) => state.find(`checkpoint:${name}`),
      keepCheckpoint: (name, text) => state.put([{ key: `checkpoint:${name}`, text }]),
    },
  }
}

async function openPrepared({ desk, storage, prepare }: DeskStoreOptions): Promise<DeskDatabase> {
  await prepare?.()
  return openDeskDatabase(desk, storage)
}
