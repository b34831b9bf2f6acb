import type { AnyFact } from '../fact.ts'
import type { FactOf } from '../facts/fact-kinds.ts'
import { addYears, findPlainDate, type PlainDate } from '../plain-date.ts'
import { AGES } from '../policy/ages.ts'
import { type AnyRuled, isGranted, isTurnedDown, type Rulings } from '../registration/apply-submissions.ts'
import { changesOf, isConsentGiven } from '../registration/changes-of.ts'
import { type ResidentDraft, readResidentDraft } from '../registration/resident-draft.ts'
import { isGuardianOrganisation } from '../review/admitted-by-guardian.ts'
import type { ConsentRecord, GivenConsent, StandingWithdrawal } from './consent-record.ts'

export type ConsentWord =
  | FactOf<'guardian-consent-withdrawn'>
  | FactOf<'registration-withdrawn'>
  | FactOf<'consent-refused'>

/** What consent is folded from. All in causal order. */
export interface ConsentFacts {
  readonly submissions: readonly AnyFact[]
  readonly words: readonly ConsentWord[]
  readonly rulings: Rulings<AnyRuled>
  /** The registration with its corrections applied. */
  readonly resident: ResidentDraft
}

/**
 * Who consented to what, until when, and who took it back. A withdrawal stands against every later correction, and against every consent
 * that does not name it: a desk that had not heard of it could not answer it, whatever its clock says. Total and deterministic.
 */
export function foldConsent(facts: ConsentFacts): ConsentRecord {
  const { submissions, words, rulings, resident } = facts
  const counting = submissions.filter((_, index) => counts(submissions, index, rulings))
  const undecided = counting.filter((fact) => needsDecision(fact) && !rulings.has(fact.id))
  const history = counting.flatMap((fact) =>
    undecided.includes(fact) ? [] : (readGiven(fact, resident) ?? []),
  )
  const withdrawals = findStanding(words, counting)
  const last = history.at(-1)
  // What the registration says now has come through every ruling; while a decision is open, it says what nobody has decided.
  const stands = undecided.length > 0 ? last : last && (describe(last.factId, resident, resident) ?? last)
  // The consent that was withdrawn does not stand again because another one waits.
  const current = undecided.some((fact) => answersOf(fact).length > 0) ? null : (stands ?? null)
  const given = submissions.find(({ id }) => id === last?.factId)
  const refusal = words.findLast(
    (word): word is FactOf<'consent-refused'> =>
      word.kind === 'consent-refused' && word.order > (given?.order ?? ''),
  )
  return {
    current,
    history,
    withdrawals,
    refusal: refusal ? { factId: refusal.id, party: refusal.body.by, on: refusal.body.on } : null,
  }
}

/**
 * Whether what a submission says about consent is in force. One that came back is not, but for a registration's own first wording: a later
 * correction stands on it, and what was not corrected still comes from there.
 */
function counts(submissions: readonly AnyFact[], index: number, rulings: Rulings<AnyRuled>): boolean {
  const isDown = (fact: AnyFact | undefined) => isTurnedDown(rulings.get(fact?.id ?? ''))
  const fact = submissions[index]
  if (fact === undefined || !isDown(fact)) return true
  const wasGranted = submissions.slice(0, index).some(({ id }) => isGranted(rulings.get(id)))
  return !isConsentGiven(fact) && !wasGranted && submissions.slice(index + 1).some((later) => !isDown(later))
}

/** The place of the last consent that answered a withdrawal: what the hub said before it was about a registration that ended. 0 where none. */
export function findRevival(submissions: readonly AnyFact[], rulings: Rulings<AnyRuled>): number {
  const place = submissions.findLastIndex(
    (fact) => answersOf(fact).length > 0 && !isTurnedDown(rulings.get(fact.id)),
  )
  return Math.max(place, 0)
}

function findStanding(
  words: readonly ConsentWord[],
  counting: readonly AnyFact[],
): readonly StandingWithdrawal[] {
  const answered = new Set(counting.flatMap(answersOf))
  return words.flatMap((word): StandingWithdrawal[] => {
    const { id: factId, kind } = word
    if (kind === 'consent-refused') return []
    const { on } = word.body
    if (kind === 'registration-withdrawn') {
      return [{ factId, because: 'registration-withdrawn', on, eraseAsked: word.body.eraseAsked }]
    }
    return answered.has(factId) ? [] : [{ factId, because: 'consent-withdrawn', on, eraseAsked: false }]
  })
}

/** The withdrawals that a consent names; none for every other fact. */
function answersOf(fact: AnyFact): readonly string[] {
  if (fact.kind !== 'guardian-consent-given' && fact.kind !== 'own-consent-given') return []
  const { answers } = fact.body
  return Array.isArray(answers) ? answers.filter((id) => typeof id === 'string') : []
}

/** Where an organisation becomes the guardian, it is the level above that decides: until then nothing has been consented to (Civil Code 32). */
function needsDecision(fact: AnyFact): boolean {
  return isConsentGiven(fact) && isGuardianOrganisation(readResidentDraft(changesOf(fact)))
}

/** The consent that a submission brings; null where it is about something else. */
function readGiven(fact: AnyFact, resident: ResidentDraft): GivenConsent | null {
  return describe(fact.id, readResidentDraft(changesOf(fact)), resident)
}

function describe(
  factId: string,
  { guardianConsent, ownConsent }: ResidentDraft,
  resident: ResidentDraft,
): GivenConsent | null {
  if (guardianConsent != null) {
    return {
      factId,
      party: 'guardian',
      guardianName: guardianConsent.guardian?.fullName ?? null,
      from: findPlainDate(guardianConsent.givenOn ?? ''),
      until: earliest(findPlainDate(guardianConsent.validUntil ?? ''), majorityOf(resident)),
    }
  }
  if (ownConsent == null) return null
  const from = findPlainDate(ownConsent.givenOn ?? '')
  return { factId, party: 'person', guardianName: null, from, until: null }
}

/** The day on which a guardian's consent ends by itself. An adult under guardianship has passed it: theirs ends with its cause. */
function majorityOf({ bornOn, standing }: ResidentDraft): PlainDate | null {
  const date = standing === 'adult-under-guardianship' ? null : findPlainDate(bornOn ?? '')
  return date && addYears(date, AGES.majority)
}

function earliest(one: PlainDate | null, other: PlainDate | null): PlainDate | null {
  if (one === null || other === null) return one ?? other
  return one < other ? one : other
}
