import type { EnrolSealedAnswer } from '#contracts/enrol-sealed'
import {
  ENROLMENT_CODE_LENGTH,
  normaliseEnrolmentCode,
  parseSealedEnrolment,
  type SealedEnrolmentFormProblem,
} from '#contracts/sealed-enrolment'
import { createWatchedValue, type WatchedValue } from '../../app/watched-value.ts'
import type { Host } from '../../host/host.ts'
import { groupCode } from './group-code.ts'

/** A sealed enrolment that was handed in: whose it is stands in the open, everything else is still closed. */
export interface HandedIn {
  readonly text: string
  readonly desk: string
  readonly office: string
}

export type TextProblem = SealedEnrolmentFormProblem | { readonly code: 'unreadable' | 'missing' }
export type CodeProblem =
  | { readonly code: 'incomplete'; readonly typed: number; readonly wanted: number }
  | { readonly code: 'wrong-code' }

/** Where enrolling stands. The opened enrolment is never here: the host opens it where the page cannot see it. */
export interface EnrolmentState {
  readonly handedIn: HandedIn | null
  readonly textProblem: TextProblem | null
  /** In groups of four. */
  readonly code: string
  readonly codeProblem: CodeProblem | null
  readonly progress: 'open' | 'working' | 'kept' | 'until-closed' | 'not-stored' | 'failed'
}

export interface EnrolmentForm extends Pick<WatchedValue<EnrolmentState>, 'get' | 'watch'> {
  takeText(text: string): void
  takeFile(file: Blob): Promise<void>
  /** Another file, please. */
  giveBack(): void
  typeCode(typed: string): void
  enrol(): Promise<void>
}

/** Far above any enrolment; a film that was dropped by mistake is not read. Bytes. */
const LARGEST_FILE = 100_000

const EMPTY: EnrolmentState = {
  handedIn: null,
  textProblem: null,
  code: '',
  codeProblem: null,
  progress: 'open',
}

/** Enrolling a desk: first a sealed text, then its one-time code, then the host does the rest. */
export function createEnrolmentForm(host: Pick<Host, 'enrolSealed'>): EnrolmentForm {
  const state = createWatchedValue(EMPTY)
  const set = (changes: Partial<EnrolmentState>) => state.set({ ...state.get(), ...changes })

  function takeText(text: string): void {
    const read = parseSealedEnrolment(text)
    if (!read.ok) {
      set({ handedIn: null, textProblem: read.problems[0] ?? null })
      return
    }
    const { desk, office } = read.value
    set({ handedIn: { text, desk, office }, textProblem: null, codeProblem: null, progress: 'open' })
  }

  function settle(answer: EnrolSealedAnswer): void {
    switch (answer.outcome) {
      case 'kept':
      case 'until-closed':
        // Neither the text nor the code is needed any more.
        state.set({ ...EMPTY, progress: answer.outcome })
        return
      case 'not-stored':
        set({ progress: 'not-stored' })
        return
      case 'wrong-code':
        set({ progress: 'open', codeProblem: { code: 'wrong-code' } })
        return
      case 'not-an-enrolment':
        set({ progress: 'open', handedIn: null, textProblem: { code: 'not-an-enrolment' } })
        return
      case 'newer-enrolment':
        set({
          progress: 'open',
          handedIn: null,
          textProblem: { code: 'newer-enrolment', version: answer.version },
        })
    }
  }

  return {
    get: state.get,
    watch: state.watch,
    takeText,
    async takeFile(file) {
      if (file.size > LARGEST_FILE) {
        return set({ handedIn: null, textProblem: { code: 'not-an-enrolment' } })
      }
      const text = await file.text().catch(() => null)
      if (text === null) set({ handedIn: null, textProblem: { code: 'unreadable' } })
      else takeText(text)
    },
    giveBack: () => state.set(EMPTY),
    typeCode: (typed) => set({ code: groupCode(typed), codeProblem: null }),
    async enrol() {
      const { handedIn, code, progress } = state.get()
      if (progress === 'working') return
      if (handedIn === null) {
        return set({ textProblem: state.get().textProblem ?? { code: 'missing' } })
      }
      const typed = normaliseEnrolmentCode(code).length
      if (typed !== ENROLMENT_CODE_LENGTH) {
        return set({ codeProblem: { code: 'incomplete', typed, wanted: ENROLMENT_CODE_LENGTH } })
      }
      set({ progress: 'working', codeProblem: null })
      try {
        settle(await host.enrolSealed(handedIn.text, code))
      } catch {
        set({ progress: 'failed' })
      }
    },
  }
}
