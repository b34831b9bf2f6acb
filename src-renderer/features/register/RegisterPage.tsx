import { Button } from 'antd'
import { type FocusEvent, type KeyboardEvent, useEffect, useRef } from 'react'
import { Link } from 'react-router'
import { useDeskPorts } from '../../app/desk-ports.ts'
import { drop } from '../../ui/drop.ts'
import {
  focusField,
  focusFirstWrong,
  isChoosing,
  isComposing,
  moveToNextStop,
} from '../../ui/enter-moves-on.ts'
import { useWords } from '../../wording/use-words.ts'
import { ConsentStep } from './ConsentStep.tsx'
import { FormNoticeLine } from './FormNoticeLine.tsx'
import { FreshButton } from './FreshButton.tsx'
import { useForm } from './form-fields.tsx'
import { ReadBackCard } from './ReadBackCard.tsx'
import { RefuseButton } from './RefuseButton.tsx'
import { ResidentStep } from './ResidentStep.tsx'
import { SavedPanel } from './SavedPanel.tsx'
import { StepMarks } from './StepMarks.tsx'
import { problemsOfStep } from './step-of-field.ts'
import './register.css'

/** The counter page. Enter walks the fields, Ctrl+Enter saves, F2 starts anew, F4 searches the roster. */
export function RegisterPage() {
  const { registration } = useDeskPorts()
  const { t } = useWords()
  const form = useRef<HTMLFormElement>(null)
  const step = useForm((state) => state.step)
  const subject = useForm((state) => state.subject)
  const saving = useForm((state) => state.saving)
  const correction = useForm((state) => state.correction !== null)
  const asked = useForm((state) =>
    state.correction?.consent === undefined ? null : (state.standing?.needs ?? 'own-consent'),
  )
  const name = useForm((state) => state.correction?.before.fullName ?? '')
  const shownProblems = useForm(
    (state) =>
      problemsOfStep(state.problems, state.step === 'consent' ? 'consent' : 'resident').filter((problem) =>
        state.shown.has(problem.field),
      ).length,
  )

  // biome-ignore lint/correctness/useExhaustiveDependencies: another person or another step puts the cursor where work goes on.
  useEffect(() => {
    const { focus } = registration.state()
    const stop = findStop(form.current, focus) ?? form.current?.querySelector('[data-stop]')
    if (stop) focusField(stop)
  }, [step, subject])

  function showWrong(): void {
    // The step may have just changed: its fields are on the page after the next paint.
    requestAnimationFrame(() => form.current && focusFirstWrong(form.current))
  }

  /** Where the cursor is goes into the draft, so that a power cut resumes at the same field. */
  function rememberField(event: FocusEvent<HTMLFormElement>): void {
    const field = event.target.closest<HTMLElement>('[data-field]')?.dataset.field
    if (field !== undefined) registration.focusAt(field)
  }

  function closeResidentStep(): void {
    if (!registration.closeResidentStep()) showWrong()
  }

  async function submit(): Promise<void> {
    if (!(await registration.submit())) showWrong()
  }

  function onKeyDown(event: KeyboardEvent<HTMLFormElement>): void {
    const target = event.target
    if (event.key !== 'Enter' || isComposing(event) || !(target instanceof HTMLElement)) return
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault()
      event.stopPropagation()
      drop(submit())
      return
    }
    if (target instanceof HTMLButtonElement || isChoosing(target)) return
    // Before antd hears it: a closed list would open.
    event.preventDefault()
    event.stopPropagation()
    if (form.current && moveToNextStop(form.current, target)) return
    if (step === 'resident') closeResidentStep()
    else drop(submit())
  }

  if (step === 'saved') return <SavedPanel />

  return (
    <div className="page register">
      <header className="page-head">
        <h1>
          {asked !== null
            ? t(`consentLife/title/${asked}`, { name })
            : correction
              ? t('register/titleCorrect', { name })
              : t('register/title')}
        </h1>
        {asked === null ? <StepMarks step={step} /> : null}
      </header>
      <FormNoticeLine />
      <div className="register-columns">
        <form
          ref={form}
          className="sheet register-form"
          noValidate
          onKeyDownCapture={onKeyDown}
          onSubmit={stay}
          onFocus={rememberField}
        >
          {step === 'resident' ? <ResidentStep /> : <ConsentStep />}
          <footer className="register-foot">
            {asked !== null ? (
              <Link
                className="button-link large"
                to={`/roster/${encodeURIComponent(subject)}`}
                onClick={() => drop(registration.startFresh())}
              >
                {t('consentLife/back')}
              </Link>
            ) : step === 'consent' ? (
              <Button size="large" onClick={registration.backToResident}>
                {t('register/back')}
              </Button>
            ) : (
              <FreshButton />
            )}
            <span className="soft" role="status">
              {shownProblems > 0 ? (
                <strong className="to-check">{t('register/problems', { total: shownProblems })}</strong>
              ) : (
                <Kept />
              )}
            </span>
            {step === 'resident' ? (
              <Button type="primary" size="large" onClick={closeResidentStep}>
                {t('register/next')}
              </Button>
            ) : (
              <>
                <RefuseButton />
                <Button
                  className="answer-button"
                  type="primary"
                  size="large"
                  loading={saving}
                  onClick={() => drop(submit())}
                  title={t('register/submitKey')}
                >
                  {saving
                    ? t('register/saving')
                    : asked !== null
                      ? t('consentLife/submit')
                      : correction
                        ? t('register/submitCorrection')
                        : t('register/submit')}
                </Button>
              </>
            )}
          </footer>
        </form>
        <ReadBackCard />
      </div>
    </div>
  )
}

/** Says when everything typed is on the disk: from then on a power cut takes nothing with it. */
function Kept() {
  const { t } = useWords()
  const kept = useForm((state) => state.kept)
  if (kept === null) return null
  return <span data-kept={kept ? 'yes' : 'no'}>{t(kept ? 'register/keep' : 'register/keeping')}</span>
}

function findStop(form: HTMLElement | null, field: string | null): Element | null {
  return field === null ? null : (form?.querySelector(`[data-field="${CSS.escape(field)}"]`) ?? null)
}

function stay(event: { preventDefault(): void }): void {
  event.preventDefault()
}
