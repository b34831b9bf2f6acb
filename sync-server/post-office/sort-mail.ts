import { readHubDocument } from '#contracts/hub-document'
import { HUB } from '#domain/fact'
import { readBody } from '#domain/facts/fact-kinds'
import type { ChangedDocument } from '../hub-store.ts'
import type { ParkedReason } from './park.ts'
import type { SubjectWork } from './work-on-subject.ts'

/** What a batch of changes asks the post office to do. */
export interface SortedMail {
  /** Registrations and groups that a desk of this organisation wrote about. */
  readonly subjects: readonly SubjectWork[]
  /** Desk → running numbers that have arrived, parked ones too: the hub holds them. */
  readonly arrivals: ReadonlyMap<string, readonly number[]>
  readonly parked: readonly { readonly id: string; readonly reason: ParkedReason }[]
}

const SUBMISSIONS: ReadonlySet<string> = new Set([
  'resident-registered',
  'resident-corrected',
  'guardian-consent-given',
  'own-consent-given',
  'group-applied',
  'group-corrected',
])

/** A malformed submission is no reason to park: its ruling will name the problems. */
function reasonToPark(org: string, document: unknown): ParkedReason | null {
  const fact = readHubDocument(document)
  if (!fact) return 'not-a-fact'
  if (fact.org !== org) return 'foreign-fact'
  const read = readBody(fact)
  const code = read.ok ? null : (read.problems[0]?.code ?? null)
  return code === 'malformed-body' && SUBMISSIONS.has(fact.kind) ? null : code
}

function isHubs(document: object): boolean {
  return (document as { desk?: unknown }).desk === HUB
}

/**
 * Sorts an organisation's changes. Pure: the same batch sorted again asks for the same. `reviews`: it stands above others, so facts of
 * other organisations in its database are the copies that the hub laid there; no desk could have.
 */
export function sortMail(
  org: string,
  changes: readonly ChangedDocument[],
  { reviews }: { readonly reviews: boolean },
): SortedMail {
  const subjects = new Map<string, SubjectWork>()
  const arrivals = new Map<string, number[]>()
  const parked: { id: string; reason: ParkedReason }[] = []
  for (const { id, deleted, document } of changes) {
    if (deleted || !document || id.startsWith('_design/') || isHubs(document)) continue
    const { desk, n, subject, kind } = document
    if (reviews && typeof document.org === 'string' && document.org !== org) continue
    if (
      typeof desk === 'string' &&
      /^[0-9a-zA-Z-]{1,40}$/.test(desk) &&
      Number.isSafeInteger(n) &&
      Number(n) > 0
    ) {
      arrivals.set(desk, [...(arrivals.get(desk) ?? []), Number(n)])
    }
    // The hub's own hand: no desk may write what is erased.
    if (document.redacted === true) continue
    const reason = reasonToPark(org, document)
    if (reason) parked.push({ id, reason })
    else if (typeof subject === 'string' && /^(registration|group):/.test(subject)) {
      const decided = kind === 'review-decided' || subjects.get(subject)?.decided === true
      subjects.set(subject, { subject, decided })
    }
  }
  return { subjects: [...subjects.values()], arrivals, parked }
}
