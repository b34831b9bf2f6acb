import { NOTICE_LANGUAGES } from '../facts/notice-languages.ts'
import type { PlainDate } from '../plain-date.ts'
import type { AdmissionProblem } from '../registration/admission-problem.ts'
import { readChoice, readDate, readRequiredLine } from '../registration/read-fields.ts'
import type { ResidentDraft } from '../registration/resident-draft.ts'
import { accepted, allOf, type Result, rejected } from '../result.ts'
import type { AskedScope } from './asked-scopes.ts'

type Answers = NonNullable<ResidentDraft['ownConsent']>['scopes']
type Notice = NonNullable<ResidentDraft['ownConsent']>['notice']

/** Which notice the person was shown: consent to an unknown text would be no consent (PIPL 14, 17). */
export function readNotice(notice: Notice, field: string) {
  return allOf({
    version: readRequiredLine(notice?.version, `${field}.version`, 40),
    language: readChoice(notice?.language, `${field}.language`, NOTICE_LANGUAGES),
    readAloud: accepted(notice?.readAloud === true),
  })
}

/** One yes or no for each purpose that was asked. Silence is not consent; answers to purposes not asked are left out. */
export function readScopes<Scope extends string>(
  answers: Answers,
  asked: readonly AskedScope<Scope>[],
  field: string,
): Result<Record<Scope, boolean>, AdmissionProblem> {
  const problems: AdmissionProblem[] = []
  const scopes: [Scope, boolean][] = []
  for (const { scope, required } of asked) {
    const at = `${field}.${scope}`
    const answer = answers?.[scope]
    if (answer == null) problems.push({ code: 'consent-scope-unanswered', field: at, scope })
    else if (!answer && required) problems.push({ code: 'consent-scope-refused', field: at, scope })
    else scopes.push([scope, answer])
  }
  // Without problems every asked scope has its answer, which is what the record says.
  return problems.length > 0
    ? rejected(...problems)
    : accepted(Object.fromEntries(scopes) as Record<Scope, boolean>)
}

/** The day a consent was given: it admits nobody before it. */
export function readGivenOn(
  raw: string | null | undefined,
  field: string,
  today: PlainDate,
): Result<PlainDate, AdmissionProblem> {
  const givenOn = readDate(raw, field)
  return givenOn.ok && givenOn.value > today
    ? rejected<AdmissionProblem>({ code: 'consent-dated-in-the-future', field, givenOn: givenOn.value })
    : givenOn
}
