import { type ConsentAction, findConsentActions } from '#domain/consent/consent-actions'
import type { AnyFact } from '#domain/fact'
import type { ConsentParty } from '#domain/facts/consent-refused'
import { GUARDIAN_RELATIONS } from '#domain/facts/guardian-consent'
import type { HeardBy } from '#domain/facts/guardian-consent-withdrawn'
import type { WithdrawnBecause } from '#domain/facts/registration-withdrawn'
import type { PlainDate } from '#domain/plain-date'
import type { Registration } from '#domain/registration/registration'
import { accepted, allOf, type Result, rejected } from '#domain/result'
import type { DeskStore } from '../../store/desk-store.ts'
import type { ClaimProblem } from '../disputes/claim-problem.ts'
import { readConsentDay, readWords } from '../disputes/read-words.ts'

/** A withdrawal as it is filled in. What belongs to the other kind of it stays as it began. */
export interface WithdrawalDraft {
  readonly fullName: string
  readonly relation: string | null
  readonly by: ConsentParty | 'relative' | null
  readonly because: WithdrawnBecause | null
  readonly eraseAsked: boolean
  readonly on: string
  readonly heard: HeardBy | null
  readonly words: string
}

interface Ports {
  readonly today: PlainDate
  readonly store: Pick<DeskStore, 'append'>
}

/** Starts from the guardian who consented; any other guardian may withdraw as well. */
export function startWithdrawal({ resident }: Registration, today: PlainDate): WithdrawalDraft {
  const guardian = resident.guardianConsent?.guardian
  return {
    fullName: guardian?.fullName ?? '',
    relation: guardian?.relation ?? null,
    by: null,
    because: null,
    eraseAsked: false,
    on: today,
    heard: null,
    words: '',
  }
}

/** A guardian takes the consent back: in force on this desk as soon as it is written. */
export async function withdrawConsent(
  registration: Registration,
  draft: WithdrawalDraft,
  { today, store }: Ports,
): Promise<Result<AnyFact, ClaimProblem>> {
  if (!mayDo(registration, 'withdraw-consent', today))
    return rejected<ClaimProblem>({ code: 'not-permitted' })
  const fullName = draft.fullName.trim()
  const relation = GUARDIAN_RELATIONS.find((known) => known === draft.relation)
  const read = allOf({
    by: allOf({
      fullName: fullName === '' ? rejected<ClaimProblem>({ code: 'name-missing' }) : shortName(fullName),
      relation:
        relation === undefined ? rejected<ClaimProblem>({ code: 'relation-missing' }) : accepted(relation),
    }),
    ...readCircumstances(draft, today),
  })
  if (!read.ok) return read
  const body = { ...read.value, effect: 'registration-ends' as const }
  return accepted(
    await store.append({ subject: registration.subject, kind: 'guardian-consent-withdrawn', body }),
  )
}

/** The registration is given up for good. */
export async function giveUpRegistration(
  registration: Registration,
  draft: WithdrawalDraft,
  { today, store }: Ports,
): Promise<Result<AnyFact, ClaimProblem>> {
  if (!mayDo(registration, 'give-up', today)) return rejected<ClaimProblem>({ code: 'not-permitted' })
  const read = allOf({
    by: draft.by === null ? rejected<ClaimProblem>({ code: 'by-missing' }) : accepted(draft.by),
    because:
      draft.because === null ? rejected<ClaimProblem>({ code: 'because-missing' }) : accepted(draft.because),
    ...readCircumstances(draft, today),
  })
  if (!read.ok) return read
  const body = { ...read.value, eraseAsked: draft.eraseAsked }
  return accepted(await store.append({ subject: registration.subject, kind: 'registration-withdrawn', body }))
}

function mayDo(registration: Registration, action: ConsentAction, today: PlainDate): boolean {
  return findConsentActions(registration, today).includes(action)
}

function shortName(fullName: string): Result<string, ClaimProblem> {
  return fullName.length > 120 ? rejected<ClaimProblem>({ code: 'words-too-long' }) : accepted(fullName)
}

function readCircumstances(draft: WithdrawalDraft, today: PlainDate) {
  return {
    heard: draft.heard === null ? rejected<ClaimProblem>({ code: 'heard-missing' }) : accepted(draft.heard),
    on: readConsentDay(draft.on, today),
    words: readWords(draft.words, 'optional'),
  }
}
