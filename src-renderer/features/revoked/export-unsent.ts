import type { DirectoryEntry } from '#contracts/directory'
import type { DeskIdentity } from '#contracts/enrolment'
import { sealFacts } from '#contracts/sealed-facts'
import type { PlainDate } from '#domain/plain-date'
import type { SyncPort } from '../../app/sync-port.ts'
import type { Host, SaveFileAnswer } from '../../host/host.ts'

/** `no-key`: the hub never told this desk a key to seal with, or one that is none; in the open nothing leaves the desk. */
export type ExportAnswer = SaveFileAnswer | { readonly outcome: 'no-key' }

export interface ExportPorts {
  readonly identity: DeskIdentity
  readonly sync: Pick<SyncPort, 'unsent'>
  readonly host: Pick<Host, 'saveFile'>
  readonly directory: readonly DirectoryEntry[]
}

export function findExportKey(directory: readonly DirectoryEntry[]): string | null {
  return directory.find((entry) => entry.kind === 'export-key')?.publicKey ?? null
}

/** What the file is called, after the words for it: whose it is and from which day. */
export function exportFileName(words: string, desk: string, today: PlainDate): string {
  return `${words}-${desk}-${today}.zyf`
}

/** The facts that the hub has not taken, sealed so that only the hub can read them, in a file that a person can carry there. */
export async function exportUnsent(ports: ExportPorts, fileName: string): Promise<ExportAnswer> {
  const { identity, sync, host, directory } = ports
  const publicKey = findExportKey(directory)
  if (publicKey === null) return { outcome: 'no-key' }
  const facts = await sync.unsent()
  const about = { desk: identity.desk.code, org: identity.organisation.code }
  const text = await sealFacts(facts, publicKey, about).catch(() => null)
  return text === null ? { outcome: 'no-key' } : host.saveFile(fileName, text)
}
