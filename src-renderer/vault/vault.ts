import { makeRecoveryKey, normaliseRecoveryKey } from './recovery-key.ts'
import { normaliseSecret } from './secret-rules.ts'
import type { VaultFile } from './vault-file.ts'
import { RECOVERY, type VaultRecord, type WrappedKey } from './vault-record.ts'
import { type BindToDevice, importDataKey, makeDataKey, unwrapKey, wrapKey } from './wrap-key.ts'
import { notInTheFuture, waitLeft } from './wrong-tries.ts'

/** What came of a secret. `wait`: nothing was tried, because it is too soon after wrong ones. Milliseconds. */
export type Unlocking =
  | { readonly outcome: 'open'; readonly key: CryptoKey }
  | { readonly outcome: 'wrong' | 'wait'; readonly waitMs: number }

/** A worker's secret, as it was typed. */
export interface TypedSecret {
  readonly worker: string
  readonly secret: string
}

/** What locks one desk's store: the key that all of it is sealed with, wrapped by each worker's secret and by the office's recovery key. */
export interface Vault {
  /** Ids of the workers who have a secret; null where the desk has no vault yet. */
  members(): Promise<readonly string[] | null>
  /** How long this worker has to wait before the next try. Milliseconds. */
  waitOf(worker: string): Promise<number>
  /** The first worker's. Nothing is kept before the recovery key, which is nowhere kept, has been put away. */
  prepare(first: TypedSecret): Promise<PreparedVault>
  unlock(typed: TypedSecret): Promise<Unlocking>
  /** A worker without a secret gets one; `host`, who has one, vouches for them by typing theirs. */
  letIn(newcomer: TypedSecret, host: TypedSecret): Promise<Unlocking>
  /** A forgotten secret is replaced by whoever holds the office's recovery key. */
  recover(recoveryKey: string, worker: TypedSecret): Promise<Unlocking>
  /** A new recovery key in place of a lost one, for a worker who types their own secret. The old one opens until the new is put away. */
  renewRecovery(typed: TypedSecret): Promise<Renewing>
  /** Whoever is not among these workers any more loses their way in, but for the recovery key. */
  keepOnly(workers: readonly string[]): Promise<void>
  isSealedWhole(): Promise<boolean>
  /** Nothing that was there before the vault lies in the open any more. */
  noteSealedWhole(): Promise<void>
}

export interface PreparedVault {
  readonly recoveryKey: string
  /** Makes it this desk's vault, and answers its key; null where somebody else was first. */
  keep(): Promise<CryptoKey | null>
}

/** What came of asking for a new recovery key. */
export type Renewing =
  | { readonly outcome: 'open'; readonly renewed: RenewedRecovery }
  | Exclude<Unlocking, { outcome: 'open' }>

export interface RenewedRecovery {
  readonly recoveryKey: string
  /** Puts it in the old one's place, at one stroke; false where another window has renewed it meanwhile, and whose sheet counts now. */
  keep(): Promise<boolean>
}

export interface VaultSurroundings {
  readonly desk: string
  readonly file: VaultFile
  readonly bind: BindToDevice
  /** Milliseconds since 1970. */
  readonly now: () => number
}

type Bytes = Uint8Array<ArrayBuffer>
type Tried = { readonly dataKey: Bytes } | Exclude<Unlocking, { outcome: 'open' }>

export function openVault({ desk, file, bind, now }: VaultSurroundings): Vault {
  const placeOf = (owner: string) => `vault\n${desk}\n${owner}`
  const wrapFor = ({ worker, secret }: TypedSecret, dataKey: Bytes) =>
    wrapKey(dataKey, normaliseSecret(secret), placeOf(worker), bind)

  /** The failure is written before the secret is tried: whoever pulls the plug in between has used up a try all the same. */
  async function tryKey(
    owner: string,
    secret: string,
    find: (record: VaultRecord) => WrappedKey | undefined,
  ): Promise<Tried> {
    let waitMs = 0
    const record = await file.change((present) => {
      const failures = notInTheFuture(present.failures[owner] ?? { count: 0, lastAt: 0 }, now())
      waitMs = waitLeft(failures, now())
      const counted = waitMs > 0 ? failures : { count: failures.count + 1, lastAt: now() }
      return { ...present, failures: { ...present.failures, [owner]: counted } }
    })
    if (waitMs > 0) return { outcome: 'wait', waitMs }
    const wrapped = find(record)
    const dataKey = wrapped ? await unwrapKey(wrapped, secret, placeOf(owner), bind) : null
    if (dataKey === null) return { outcome: 'wrong', waitMs: waitLeft(record.failures[owner], now()) }
    await file.change((present) => {
      const { [owner]: _, ...failures } = present.failures
      return { ...present, failures }
    })
    return { dataKey }
  }
  function tryWorker({ worker, secret }: TypedSecret): Promise<Tried> {
    return tryKey(worker, normaliseSecret(secret), ({ workers }) => workers[worker])
  }
  const wrapForRecovery = (recoveryKey: string, dataKey: Bytes) =>
    // Not bound to this machine: it is for the day on which the machine is gone.
    wrapKey(dataKey, normaliseRecoveryKey(recoveryKey), placeOf(RECOVERY), null)

  /** What was tried opens the desk; before that, a worker gets a secret of their own where one is given. */
  async function enter(tried: Tried, fresh: TypedSecret | null): Promise<Unlocking> {
    if (!('dataKey' in tried)) return tried
    if (fresh !== null) {
      const wrapped = await wrapFor(fresh, tried.dataKey)
      await file.change((present) => {
        // Their own wrong tries were at a secret that is no more.
        const { [fresh.worker]: _, ...failures } = present.failures
        return { ...present, failures, workers: { ...present.workers, [fresh.worker]: wrapped } }
      })
    }
    return { outcome: 'open', key: await importDataKey(tried.dataKey) }
  }

  return {
    async members() {
      const record = await file.find()
      return record && Object.keys(record.workers)
    },
    waitOf: async (worker) => waitLeft((await file.find())?.failures[worker], now()),
    async prepare(first) {
      const dataKey = makeDataKey()
      const recoveryKey = makeRecoveryKey()
      const record: VaultRecord = {
        version: 1,
        workers: { [first.worker]: await wrapFor(first, dataKey) },
        recovery: await wrapForRecovery(recoveryKey, dataKey),
        failures: {},
        sealedWhole: false,
      }
      return {
        recoveryKey,
        keep: async () => ((await file.add(record)) ? importDataKey(dataKey) : null),
      }
    },
    unlock: async (typed) => enter(await tryWorker(typed), null),
    async letIn(newcomer, host) {
      // Or one worker could take another's name: only the recovery key replaces a secret.
      if ((await file.find())?.workers[newcomer.worker]) throw new Error('this worker has a secret already')
      return enter(await tryWorker(host), newcomer)
    },
    recover: async (recoveryKey, worker) =>
      enter(await tryKey(RECOVERY, normaliseRecoveryKey(recoveryKey), ({ recovery }) => recovery), worker),
    async renewRecovery(typed) {
      const tried = await tryWorker(typed)
      if (!('dataKey' in tried)) return tried
      const lost = (await file.find())?.recovery
      const recoveryKey = makeRecoveryKey()
      const recovery = await wrapForRecovery(recoveryKey, tried.dataKey)
      async function keep(): Promise<boolean> {
        const written = await file.change((present) => {
          if (!isSame(present.recovery, lost)) return present
          // Wrong tries were at a key that is no more.
          const { [RECOVERY]: _, ...failures } = present.failures
          return { ...present, failures, recovery }
        })
        return isSame(written.recovery, recovery)
      }
      return { outcome: 'open', renewed: { recoveryKey, keep } }
    },
    async keepOnly(ids) {
      await file.change((present) => {
        const left = Object.entries(present.workers).filter(([id]) => ids.includes(id))
        return { ...present, workers: Object.fromEntries(left) }
      })
    },
    isSealedWhole: async () => (await file.find())?.sealedWhole ?? false,
    async noteSealedWhole() {
      await file.change((present) => ({ ...present, sealedWhole: true }))
    },
  }
}

/** A salt is drawn anew each time that a key is wrapped. */
function isSame(one: WrappedKey, other: WrappedKey | undefined): boolean {
  return one.salt.join() === other?.salt.join()
}
