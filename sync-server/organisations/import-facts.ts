import { isDeepStrictEqual } from 'node:util'
import { orgDatabase } from '#contracts/hub-databases'
import { readHubDocument, toHubDocument } from '#contracts/hub-document'
import type { OpenedFacts } from '#contracts/sealed-facts'
import type { AnyFact } from '#domain/fact'
import { isAboutDocuments } from '../hub-trouble.ts'
import { inLanes } from '../post-office/in-lanes.ts'
import { ORGANISATION_GUARD } from '../prepare/guard-source.ts'
import { askGuardAs, type DeskOfFile } from './desk-of-file.ts'
import type { Registry } from './desk-record.ts'

export interface ImportedFacts {
  readonly written: number
  /** The hub holds the very same already. */
  readonly present: number
  /** The hub holds something else under this id; what stands there stays. */
  readonly different: number
  /** The guard's reason → how many facts, those that are no facts among them. */
  readonly refused: ReadonlyMap<string, number>
}

/** Facts written at the same time; they travel together. */
const LANES = 64

/**
 * Writes what a locked desk could not send into its office's database: what the guard would have let in from that desk itself, and what
 * is not there yet. Who made the file is not proven by it, so it is for a person to run this for a file that came from the desk's hands.
 */
export async function importFacts(
  registry: Registry,
  from: DeskOfFile,
  { facts, unreadable }: Pick<OpenedFacts, 'facts' | 'unreadable'>,
): Promise<ImportedFacts> {
  const askGuard = askGuardAs(from, orgDatabase(from.org), ORGANISATION_GUARD)
  const findReason = (fact: AnyFact) =>
    fact.desk === from.desk ? askGuard({ ...toHubDocument(fact) }) : 'not written by this desk'
  const refused = new Map<string, number>(unreadable > 0 ? [['not a fact', unreadable]] : [])
  const counts = { written: 0, present: 0, different: 0 }
  function refuse(reason: string): void {
    refused.set(reason, (refused.get(reason) ?? 0) + 1)
  }
  await inLanes(facts, LANES, async (fact) => {
    const reason = findReason(fact)
    if (reason !== null) return refuse(reason)
    const outcome = await writeOnce(registry, fact)
    if (outcome === 'unstorable') refuse('the database cannot store it')
    else counts[outcome] += 1
  })
  return { ...counts, refused }
}

async function writeOnce(
  { store }: Registry,
  fact: AnyFact,
): Promise<'written' | 'present' | 'different' | 'unstorable'> {
  const database = orgDatabase(fact.org)
  const written = await store.create(database, toHubDocument(fact)).catch((failure: unknown) => {
    if (isAboutDocuments(failure)) return 'unstorable' as const
    throw failure
  })
  if (written !== 'exists') return written === 'created' ? 'written' : written
  const found = readHubDocument(await store.find(database, fact.id))
  // A person who was erased meanwhile stays erased.
  return found?.redacted === true || isDeepStrictEqual(found, fact) ? 'present' : 'different'
}
