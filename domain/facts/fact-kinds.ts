import type { z } from 'zod'
import { AnyFact } from '../fact.ts'
import { accepted, type Result, rejected } from '../result.ts'
import { CertificatePrinted } from './certificate-printed.ts'
import { ConsentRefused } from './consent-refused.ts'
import { DeskReceipt } from './desk-receipt.ts'
import { DisputeAnswered, DisputeNotified, DisputeOpened, DisputeSettled } from './dispute.ts'
import { EvidenceReceived } from './evidence-received.ts'
import { GroupApplied } from './group-applied.ts'
import { GroupCorrected } from './group-corrected.ts'
import { GroupJoined, GroupLeft } from './group-membership.ts'
import { GroupRuled } from './group-ruled.ts'
import { GuardianConsentGiven } from './guardian-consent-given.ts'
import { GuardianConsentWithdrawn } from './guardian-consent-withdrawn.ts'
import { MinorDataViewed } from './minor-data-viewed.ts'
import { OwnConsentGiven } from './own-consent-given.ts'
import { RegistrationRuled } from './registration-ruled.ts'
import { RegistrationWithdrawn } from './registration-withdrawn.ts'
import { ResidentCorrected } from './resident-corrected.ts'
import { ResidentRegistered } from './resident-registered.ts'
import { ReviewDecided } from './review-decided.ts'
import { ReviewEscalated, ReviewOpened } from './review-opened.ts'
import { ErasureConfirmed, SubjectRedacted } from './subject-redacted.ts'
import { RegistrationEnded, TransferRequested } from './transfer.ts'

/** Every kind of fact this version can read: its newest schema version, its body, and whether desks or the hub write it. */
export const FACT_KINDS = {
  // 2: a signature may be evidence that travels apart; bodies of 1 are read as they are.
  'resident-registered': { schema: 2, body: ResidentRegistered, writer: 'desk' },
  'resident-corrected': { schema: 2, body: ResidentCorrected, writer: 'desk' },
  'certificate-printed': { schema: 1, body: CertificatePrinted, writer: 'desk' },
  'group-applied': { schema: 1, body: GroupApplied, writer: 'desk' },
  'group-corrected': { schema: 1, body: GroupCorrected, writer: 'desk' },
  'group-joined': { schema: 1, body: GroupJoined, writer: 'desk' },
  'group-left': { schema: 1, body: GroupLeft, writer: 'desk' },
  'review-decided': { schema: 1, body: ReviewDecided, writer: 'desk' },
  'dispute-opened': { schema: 1, body: DisputeOpened, writer: 'desk' },
  'dispute-answered': { schema: 1, body: DisputeAnswered, writer: 'desk' },
  'transfer-requested': { schema: 1, body: TransferRequested, writer: 'desk' },
  'guardian-consent-given': { schema: 1, body: GuardianConsentGiven, writer: 'desk' },
  'guardian-consent-withdrawn': { schema: 1, body: GuardianConsentWithdrawn, writer: 'desk' },
  'own-consent-given': { schema: 1, body: OwnConsentGiven, writer: 'desk' },
  'consent-refused': { schema: 1, body: ConsentRefused, writer: 'desk' },
  'registration-withdrawn': { schema: 1, body: RegistrationWithdrawn, writer: 'desk' },
  'minor-data-viewed': { schema: 1, body: MinorDataViewed, writer: 'desk' },
  'erasure-confirmed': { schema: 1, body: ErasureConfirmed, writer: 'desk' },
  'registration-ruled': { schema: 1, body: RegistrationRuled, writer: 'hub' },
  'group-ruled': { schema: 1, body: GroupRuled, writer: 'hub' },
  'review-opened': { schema: 1, body: ReviewOpened, writer: 'hub' },
  'review-escalated': { schema: 1, body: ReviewEscalated, writer: 'hub' },
  'dispute-notified': { schema: 1, body: DisputeNotified, writer: 'hub' },
  'dispute-settled': { schema: 1, body: DisputeSettled, writer: 'hub' },
  'registration-ended': { schema: 1, body: RegistrationEnded, writer: 'hub' },
  'subject-redacted': { schema: 1, body: SubjectRedacted, writer: 'hub' },
  'desk-receipt': { schema: 1, body: DeskReceipt, writer: 'hub' },
  'evidence-received': { schema: 1, body: EvidenceReceived, writer: 'hub' },
} as const

export type FactKind = keyof typeof FACT_KINDS
export type FactBody<K extends FactKind> = z.infer<(typeof FACT_KINDS)[K]['body']>
/** A fact of a kind and schema that this version reads. */
export type Fact = { [K in FactKind]: FactOf<K> }[FactKind]
export type FactOf<K extends FactKind> = Omit<AnyFact, 'kind' | 'body'> & { kind: K; body: FactBody<K> }

export type FactProblem =
  | { code: 'not-a-fact' }
  | { code: 'unknown-kind'; kind: string }
  | { code: 'newer-schema'; kind: string; schema: number }
  | { code: 'malformed-body'; kind: string; paths: readonly string[] }

function isFactKind(kind: string): kind is FactKind {
  return Object.hasOwn(FACT_KINDS, kind)
}

/**
 * Reads a fact of any origin. A kind or schema that this version does not know is no error of the writer's:
 * the caller keeps such a fact and shows it as "needs a newer version".
 */
export function parseFact(raw: unknown): Result<Fact, FactProblem> {
  const envelope = AnyFact.safeParse(raw)
  return envelope.success ? readBody(envelope.data) : rejected<FactProblem>({ code: 'not-a-fact' })
}

/** Reads the body of a fact whose envelope has been read already. */
export function readBody(fact: AnyFact): Result<Fact, FactProblem> {
  const { kind, schema, body } = fact
  if (!isFactKind(kind)) return rejected<FactProblem>({ code: 'unknown-kind', kind })
  if (schema > FACT_KINDS[kind].schema) return rejected<FactProblem>({ code: 'newer-schema', kind, schema })
  const read = FACT_KINDS[kind].body.safeParse(body)
  if (!read.success) {
    const paths = read.error.issues.map((issue) => issue.path.join('.'))
    return rejected<FactProblem>({ code: 'malformed-body', kind, paths })
  }
  // The table pairs each kind with its own body schema; TypeScript cannot follow the pairing through the lookup.
  return accepted({ ...fact, kind, body: read.data } as Fact)
}
