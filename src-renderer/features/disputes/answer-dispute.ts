import type { AnyFact } from '#domain/fact'
import type { CONSENT_SHOWN_BY, DisputeAnswered } from '#domain/facts/dispute'
import type { PlainDate } from '#domain/plain-date'
import type { Registration } from '#domain/registration/registration'
import type { ResidentDraft } from '#domain/registration/resident-draft'
import { accepted, allOf, type Result, rejected } from '#domain/result'
import type { DeskStore } from '../../store/desk-store.ts'
import type { ClaimProblem } from './claim-problem.ts'
import { mustAnswer } from './may-claim.ts'
import { readConsentDay, readWords } from './read-words.ts'

/** What this office can show, as it is filled in. */
export interface AnswerDraft {
  readonly outcome: 'consent-shown' | 'no-consent-found' | null
  readonly shownBy: (typeof CONSENT_SHOWN_BY)[number] | null
  readonly consentOn: string
  readonly words: string
}

/** Starts from the consent that stands in the registration; which of the two it is, the worker says. */
export function startAnswer({ guardianConsent, ownConsent }: ResidentDraft): AnswerDraft {
  const signature = guardianConsent?.signature
  const ofGuardian = signature?.form === 'paper' ? 'paper-form' : signature ? 'signature-on-file' : null
  return {
    outcome: null,
    shownBy: guardianConsent ? ofGuardian : ownConsent ? 'own-consent-on-file' : null,
    consentOn: (guardianConsent ?? ownConsent)?.givenOn ?? '',
    words: '',
  }
}

/** Answers the dispute that the hub has passed on: the consent that this office holds, or that it holds none. */
export async function answerDispute(
  registration: Registration,
  draft: AnswerDraft,
  { today, store }: { readonly today: PlainDate; readonly store: Pick<DeskStore, 'append'> },
): Promise<Result<AnyFact, ClaimProblem>> {
  const { dispute, subject } = registration
  if (dispute === null || !mustAnswer(registration)) return rejected<ClaimProblem>({ code: 'not-permitted' })
  const answer = readAnswer(draft, today)
  if (!answer.ok) return answer
  const body = { dispute: dispute.id, answer: answer.value }
  return accepted(await store.append({ subject, kind: 'dispute-answered', body }))
}

function readAnswer(
  { outcome, shownBy, consentOn, words: typed }: AnswerDraft,
  today: PlainDate,
): Result<DisputeAnswered['answer'], ClaimProblem> {
  const words = readWords(typed, 'optional')
  switch (outcome) {
    case null:
      return rejected<ClaimProblem>({ code: 'answer-missing' })
    case 'no-consent-found':
      return words.ok ? accepted({ outcome, words: words.value }) : words
    case 'consent-shown': {
      const shown = allOf({
        shownBy: shownBy === null ? rejected<ClaimProblem>({ code: 'shown-by-missing' }) : accepted(shownBy),
        consentOn: readConsentDay(consentOn, today),
        words,
      })
      return shown.ok ? accepted({ outcome, ...shown.value }) : shown
    }
  }
}
