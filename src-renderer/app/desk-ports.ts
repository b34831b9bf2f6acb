import { createContext, use } from 'react'
import type { DeskIdentity, Worker } from '#contracts/enrolment'
import type { PlainDate } from '#domain/plain-date'
import type { GroupForm } from '../features/groups/group-form.ts'
import type { ViewingLog } from '../features/minors/viewing-log.ts'
import type { RegistrationForm } from '../features/register/registration-form.ts'
import type { ScanInHand } from '../features/register/scan-in-hand.ts'
import type { Voice } from '../features/register/voice.ts'
import type { Host } from '../host/host.ts'
import type { DeskStore } from '../store/desk-store.ts'
import type { Vault } from '../vault/vault.ts'
import type { CurrentWorker } from './current-worker.ts'
import type { EvidencePort } from './evidence-port.ts'
import type { Preferences } from './preferences.ts'
import type { SyncPort } from './sync-port.ts'

/** Everything the pages may reach outside themselves: built once in `main.tsx`, replaced as a whole in tests. */
export interface DeskPorts {
  readonly identity: DeskIdentity
  readonly store: DeskStore
  /** What a worker who is in may still ask of the vault. */
  readonly vault: Pick<Vault, 'waitOf' | 'renewRecovery'>
  /** Public key that this desk seals with; null in a desk without seals. */
  readonly sealKey: string | null
  readonly host: Host
  readonly sync: SyncPort
  readonly evidence: EvidencePort
  readonly scan: ScanInHand
  readonly worker: CurrentWorker
  readonly preferences: Preferences
  readonly voice: Voice
  readonly registration: RegistrationForm
  readonly groupForm: GroupForm
  readonly viewings: ViewingLog
  /** Keeps what is being filled in and closes the desk; `next` is whom the door then expects. */
  readonly lock: (next?: Worker) => void
  readonly now: () => Date
  readonly today: () => PlainDate
}

export const DeskPortsContext = createContext<DeskPorts | null>(null)

export function useDeskPorts(): DeskPorts {
  const ports = use(DeskPortsContext)
  if (ports === null) throw new Error('a page was shown outside the desk')
  return ports
}
