import type { DeskIdentity, Worker } from '#contracts/enrolment'
import { PlainDate } from '#domain/plain-date'
import { createGroupForm } from '../features/groups/group-form.ts'
import { createViewingLog } from '../features/minors/viewing-log.ts'
import { getNotice } from '../features/register/consent-notices.ts'
import { createRegistrationForm } from '../features/register/registration-form.ts'
import { createScanInHand } from '../features/register/scan-in-hand.ts'
import { machineVoice } from '../features/register/voice.ts'
import type { Host } from '../host/host.ts'
import type { DeskStore } from '../store/desk-store.ts'
import { toWallClock } from '../store/wall-clock.ts'
import { drop } from '../ui/drop.ts'
import type { Vault } from '../vault/vault.ts'
import type { CurrentWorker } from './current-worker.ts'
import type { DeskPorts } from './desk-ports.ts'
import type { EvidencePort } from './evidence-port.ts'
import type { Preferences } from './preferences.ts'
import type { SyncPort } from './sync-port.ts'

export interface DeskParts {
  readonly identity: DeskIdentity
  readonly host: Host
  readonly store: DeskStore
  readonly vault: Pick<Vault, 'waitOf' | 'renewRecovery'>
  readonly sealKey: string | null
  readonly sync: SyncPort
  readonly evidence: EvidencePort
  readonly worker: CurrentWorker
  readonly preferences: Preferences
  readonly speech: SpeechSynthesis | undefined
  readonly newId: () => string
  readonly now: () => Date
  /** The page goes, and comes again as a locked desk. */
  readonly leave: () => void
}

/** A disk that does not answer must not keep the desk open. Milliseconds. */
const PATIENCE = 2000

/** Puts the use cases on the desk's parts: everything the pages reach. */
export function buildDeskPorts(parts: DeskParts): DeskPorts {
  const { identity, host, store, vault, sealKey, sync, evidence, worker, preferences, now } = parts
  const today = () => PlainDate.parse(toWallClock(now().getTime()).slice(0, 10))
  const scan = createScanInHand(identity.desk.code, parts.newId)
  const registration = createRegistrationForm({
    identity,
    store,
    evidence,
    scan,
    newId: parts.newId,
    now,
    today,
    notice(needs) {
      const { version, language } = getNotice(needs, preferences.language.get(), identity.organisation.name)
      return { version, language }
    },
  })
  const groupForm = createGroupForm({
    own: identity.organisation,
    store,
    newId: parts.newId,
    now,
    today,
  })
  const viewings = createViewingLog({
    desk: identity.desk.code,
    worker: () => worker.get().id,
    today,
    store,
  })
  const voice = machineVoice(parts.speech)
  async function lock(next?: Worker): Promise<void> {
    const impatience = new Promise((resolve) => setTimeout(resolve, PATIENCE))
    await Promise.race([Promise.allSettled([registration.flush(), groupForm.flush()]), impatience])
    // Only now: until here everything was the doing of whoever was in.
    if (next) worker.set(next)
    parts.leave()
  }
  return {
    ...{ identity, host, store, vault, sealKey, sync, evidence, scan, worker, preferences },
    ...{ voice, registration, groupForm, viewings, now, today },
    lock: (next) => drop(lock(next)),
  }
}
