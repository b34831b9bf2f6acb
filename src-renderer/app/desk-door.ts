import type { DeskIdentity, Worker } from '#contracts/enrolment'
import type { Host } from '../host/host.ts'
import type { SealingProgress } from '../store/seal-open-disk.ts'
import type { Vault } from '../vault/vault.ts'
import type { OpenedDesk } from './DeskGate.tsx'
import type { Preferences } from './preferences.ts'

/** A desk that is locked: what its door needs, and the way in. */
export interface DeskDoor {
  readonly identity: DeskIdentity
  readonly host: Host
  readonly preferences: Preferences
  readonly vault: Vault
  /** Workers who have a secret; null where nobody has one yet. */
  readonly members: readonly string[] | null
  /** Who was here last, or is to be next. */
  readonly expected: Worker
  /** Opens the desk with its key, as this worker. What an earlier version left in the open is sealed first. */
  enter(worker: Worker, key: CryptoKey, onSealing: (progress: SealingProgress) => void): Promise<OpenedDesk>
}
