import type { PlainDate } from '#domain/plain-date'
import { AGES } from '#domain/policy/ages'
import type { FoundStanding } from '#domain/registration/find-standing'
import type { ResidentDraft } from '#domain/registration/resident-draft'

/** Which notice was asked with, in the version and language that stood on the screen. */
export interface ShownNotice {
  readonly version: string
  readonly language: 'zh-CN' | 'en'
}

export interface CompletionContext {
  readonly today: PlainDate
  readonly standing: FoundStanding | null
  /** By whose consent is needed: the resident reads one notice, a guardian another. */
  readonly notice: (needs: FoundStanding['needs']) => ShownNotice
}

/**
 * The draft as it is handed to the rules: with what the form knows and nobody types (standing, notice, today),
 * and without the consent that this person does not need. What the worker typed is not touched.
 */
export function completeDraft(draft: ResidentDraft, context: CompletionContext): ResidentDraft {
  const { standing } = context
  if (standing === null) return draft
  const { ownConsent, guardianConsent, ...resident } = draft
  const declared = { ...resident, standing: standing.standing }
  return standing.needs === 'own-consent'
    ? { ...declared, ownConsent: askedToday(ownConsent, context, standing.needs) }
    : {
        ...declared,
        guardianConsent: askedToday(askedPlainly(guardianConsent, standing), context, standing.needs),
      }
}

/** An adult's answer to a child's question is none. What was given before, when adults were asked it too, stays as it was given. */
function askedPlainly(consent: ResidentDraft['guardianConsent'], { age }: FoundStanding) {
  const isAsked = consent && !consent.notice?.version && age >= AGES.majority
  return isAsked ? { ...consent, ownView: null } : consent
}

interface Consent {
  readonly notice?:
    | { readonly version?: string | null | undefined; readonly readAloud?: boolean | null | undefined }
    | null
    | undefined
}

/** A consent untouched stays absent: the rules then say that it is missing, not that its parts are. */
function askedToday<C extends Consent & { readonly givenOn?: string | null | undefined }>(
  consent: C | null | undefined,
  { today, notice }: CompletionContext,
  needs: FoundStanding['needs'],
) {
  if (!consent) return null
  const given = consent.notice
  return {
    ...consent,
    // A consent that is only corrected keeps the notice it was given on.
    notice: given?.version ? given : { ...notice(needs), readAloud: given?.readAloud === true },
    givenOn: consent.givenOn ?? today,
  }
}
