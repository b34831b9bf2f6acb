import { readHubDocument } from '#contracts/hub-document'
import { HUB } from '#domain/fact'
import { readBody } from '#domain/facts/fact-kinds'
import type { ChangedDocument } from '../hub-store.ts'
import type { ParkedReason } from './park.ts'

/** What a batch of changes asks the post office to do. */
export interface SortedMail {
  /** Registrations that somebody wrote about. */
  readonly registrations: readonly string[]
  /** Desk → running numbers that have arrived, parked ones too: the hub holds them. */
  readonly arrivals: ReadonlyMap<string, readonly number[]>
  readonly parked: readonly { readonly id: string; readonly reason: ParkedReason }[]
}

/** A malformed submission is no reason to park: its ruling will name the problems. */
function reasonToPark(org: string, document: unknown): ParkedReason | null {
  const fact = readHubDocument(document)
  if (!fact) return 'not-a-fact'
  if (fact.org !== org) return 'foreign-fact'
  const read = readBody(fact)
  const code = read.ok ? null : (read.problems[0]?.code ?? null)
  const isSubmission = fact.kind === 'resident-registered' || fact.kind === 'resident-corrected'
  return code === 'malformed-body' && isSubmission ? null : code
}

function isHubs(document: object): boolean {
  return (document as { desk?: unknown }).desk === HUB
}

/** Sorts an office's changes. Pure: the same batch sorted again asks for the same. */
export function sortMail(org: string, changes: readonly ChangedDocument[]): SortedMail {
  const registrations = new Set<string>()
  const arrivals = new Map<string, number[]>()
  const parked: { id: string; reason: ParkedReason }[] = []
  for (const { id, deleted, document } of changes) {
    if (deleted || !document || id.startsWith('_design/') || isHubs(document)) continue
    const { desk, n, subject } = document
    if (
      typeof desk === 'string' &&
      /^[0-9a-zA-Z-]{1,40}$/.test(desk) &&
      Number.isSafeInteger(n) &&
      Number(n) > 0
    ) {
      arrivals.set(desk, [...(arrivals.get(desk) ?? []), Number(n)])
    }
    const reason = reasonToPark(org, document)
    if (reason) parked.push({ id, reason })
    else if (String(subject).startsWith('registration:')) registrations.add(String(subject))
  }
  return { registrations: [...registrations], arrivals, parked }
}
