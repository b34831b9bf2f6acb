import type { AnyFact } from '#domain/fact'
import type { PlainDate } from '#domain/plain-date'
import type { Registration } from '#domain/registration/registration'
import { accepted, type Result, rejected } from '#domain/result'
import type { DeskStore } from '../../store/desk-store.ts'
import type { ClaimProblem } from './claim-problem.ts'
import { mayClaim } from './may-claim.ts'
import { readWords } from './read-words.ts'

/**
 * Writes down in the person's own words that they never agreed to be registered elsewhere. The hub passes it on to the office that
 * registered them and to the corps above it, without what is known of the person here.
 */
export async function openDispute(
  registration: Registration,
  typed: string,
  { today, store }: { readonly today: PlainDate; readonly store: Pick<DeskStore, 'append'> },
): Promise<Result<AnyFact, ClaimProblem>> {
  if (!mayClaim(registration, 'open-dispute')) return rejected<ClaimProblem>({ code: 'not-permitted' })
  const statement = readWords(typed, 'required')
  if (!statement.ok) return statement
  const body = { claim: 'never-registered-by-me', statement: statement.value, on: today } as const
  return accepted(await store.append({ subject: registration.subject, kind: 'dispute-opened', body }))
}
