import type { AnyFact } from '#domain/fact'
import type { PlainDate } from '#domain/plain-date'
import type { Registration } from '#domain/registration/registration'
import { accepted, allOf, type Result, rejected } from '#domain/result'
import { isAdmittedByGuardian } from '#domain/review/admitted-by-guardian'
import type { DeskStore } from '../../store/desk-store.ts'
import type { ClaimProblem } from './claim-problem.ts'
import { mayClaim } from './may-claim.ts'
import { readConsentDay } from './read-words.ts'

/** What the volunteer answered at this counter. */
export interface TransferDraft {
  readonly agreed: boolean
  readonly givenOn: string
}

/** Whose word a transfer needs: for a minor, and an adult who has one, the guardian's. */
export function transferConsentBy({ resident }: Registration, today: PlainDate): 'self' | 'guardian' {
  return isAdmittedByGuardian(resident, today) ? 'guardian' : 'self'
}

/** Asks the hub to let the volunteer belong to this office; the number stays, the other office's registration ends. */
export async function requestTransfer(
  registration: Registration,
  draft: TransferDraft,
  { today, store }: { readonly today: PlainDate; readonly store: Pick<DeskStore, 'append'> },
): Promise<Result<AnyFact, ClaimProblem>> {
  if (!mayClaim(registration, 'request-transfer')) return rejected<ClaimProblem>({ code: 'not-permitted' })
  const read = allOf({
    agreed: draft.agreed ? accepted(true) : rejected<ClaimProblem>({ code: 'consent-missing' }),
    givenOn: readConsentDay(draft.givenOn, today),
  })
  if (!read.ok) return read
  const consent = { givenBy: transferConsentBy(registration, today), givenOn: read.value.givenOn }
  return accepted(
    await store.append({ subject: registration.subject, kind: 'transfer-requested', body: { consent } }),
  )
}
