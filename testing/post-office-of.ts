import { pino } from 'pino'
import type { RegistrarPolicy } from '#contracts/directory'
import { connectHubStore, type HubStore } from '../sync-server/hub-store.ts'
import { readHubKeys } from '../sync-server/keys/hub-keys.ts'
import { bookOf } from '../sync-server/organisation-book.ts'
import { createTurns } from '../sync-server/post-office/in-turn.ts'
import { createNumberSequence } from '../sync-server/post-office/number-sequence.ts'
import type { Surroundings } from '../sync-server/post-office/post-office-surroundings.ts'
import { workOnOffice } from '../sync-server/post-office/work-on-office.ts'
import type { TestHub } from './hub.ts'

/** Ends every further request of a process whose power is gone. */
export class PowerCut extends Error {}

/** A store whose process dies after so many writes: the last of them has reached the hub. */
export function dyingStore(store: HubStore, writes: number): HubStore {
  let left = writes
  const guarded =
    <Args extends readonly unknown[], Answer>(work: (...args: Args) => Promise<Answer>, isWrite: boolean) =>
    async (...args: Args): Promise<Answer> => {
      if (left <= 0) throw new PowerCut()
      const answer = await work(...args)
      if (isWrite && answer !== 'exists' && answer !== 'conflict') left -= 1
      if (left <= 0) throw new PowerCut()
      return answer
    }
  return {
    ...store,
    find: guarded(store.find, false),
    findByPrefix: guarded(store.findByPrefix, false),
    findLastId: guarded(store.findLastId, false),
    changes: guarded(store.changes, false),
    compact: guarded(store.compact, false),
    create: guarded(store.create, true),
    replace: guarded(store.replace, true),
    remove: guarded(store.remove, true),
  }
}

/** The post office's surroundings as a fresh process would have them, on the records of a test's hub. */
export function postOfficeOf(
  hub: TestHub,
  store: HubStore = connectHubStore(() => hub.adminUrl),
  {
    policy = 'automatic',
    nowMs = Date.now,
  }: { readonly policy?: RegistrarPolicy; readonly nowMs?: () => number } = {},
): Surroundings {
  return {
    store,
    book: {
      ...bookOf(() => [
        ...hub.tree.organisations.map((organisation) => ({ kind: 'organisation' as const, ...organisation })),
        { kind: 'registrar', policy },
      ]),
      refresh: async () => {},
    },
    keys: readHubKeys(hub.folder),
    register: hub.register,
    numbers: createNumberSequence(store, hub.register),
    inTurn: createTurns(),
    nowMs,
    log: pino({ level: 'silent' }),
  }
}

/** Every organisation's mail, round after round, until nobody has any: what a post office does that nobody rings. */
export async function workEverywhere(surroundings: Surroundings): Promise<void> {
  for (let seen = 1; seen > 0; ) {
    seen = 0
    for (const { code } of surroundings.book.organisations()) {
      seen += await workOnOffice(surroundings, code, () => false)
    }
  }
}
