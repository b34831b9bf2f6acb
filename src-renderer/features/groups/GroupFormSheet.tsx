import { Button } from 'antd'
import { type FocusEvent, type KeyboardEvent, useEffect, useMemo, useRef } from 'react'
import { useNavigate } from 'react-router'
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
import { EditedDraftContext } from '../register/edited-draft.ts'
import { DiscardButton } from './DiscardButton.tsx'
import { GroupCard } from './GroupCard.tsx'
import { GroupNoticeLine } from './GroupNoticeLine.tsx'
import { GroupStepFields } from './GroupStepFields.tsx'
import { GroupStepMarks } from './GroupStepMarks.tsx'
import { groupStepOf } from './group-form-state.ts'
import { groupPath } from './group-words.ts'
import { PeopleStepFields } from './PeopleStepFields.tsx'
import { toEditedDraft, useGroupForm } from './use-group-form.ts'
import '../register/register.css'
import './groups.css'

/** Enter walks the fields, Ctrl+Enter submits, F8 takes the right name. */
export function GroupFormSheet() {
  const { groupForm } = useDeskPorts()
  const { t } = useWords()
  const navigate = useNavigate()
  const form = useRef<HTMLFormElement>(null)
  const edited = useMemo(() => toEditedDraft(groupForm), [groupForm])
  const step = useGroupForm((state) => state.step)
  const subject = useGroupForm((state) => state.subject)
  const saving = useGroupForm((state) => state.saving)
  const isCorrection = useGroupForm((state) => state.correction !== null)
  const name = useGroupForm((state) => String(state.correction?.before.name ?? ''))
  const shownProblems = useGroupForm(
    (state) =>
      state.problems.filter(({ field }) => state.shown.has(field) && groupStepOf(field) === state.step)
        .length,
  )

  // biome-ignore lint/correctness/useExhaustiveDependencies: another group or another step puts the cursor where work goes on.
  useEffect(() => {
    const { focus } = groupForm.state()
    const left =
      focus === null ? null : form.current?.querySelector(`[data-field="${CSS.escape(focus)}"][data-stop]`)
    const stop =
      left ??
      form.current?.querySelector('[data-wrong][data-stop]') ??
      form.current?.querySelector('[data-stop]')
    if (stop) focusField(stop)
  }, [step, subject])

  function showWrong(): void {
    // The step may have just changed: its fields are on the page after the next paint.
    requestAnimationFrame(() => form.current && focusFirstWrong(form.current))
  }

  /** Where the cursor is goes into the draft, so that a power cut resumes at the same field. */
  function rememberField(event: FocusEvent<HTMLFormElement>): void {
    const field = event.target.closest<HTMLElement>('[data-field]')?.dataset.field
    if (field !== undefined) groupForm.focusAt(field)
  }

  function closeStep(): void {
    if (!groupForm.closeGroupStep()) showWrong()
  }

  async function submit(): Promise<void> {
    const saved = await groupForm.submit()
    if (saved === null) showWrong()
    else await navigate(groupPath(saved), { replace: true })
  }

  function onKeyDown(event: KeyboardEvent<HTMLFormElement>): void {
    const target = event.target
    if (isComposing(event) || !(target instanceof HTMLElement)) return
    if (event.key === 'F8') {
      event.preventDefault()
      groupForm.takeRightName()
      return
    }
    if (event.key !== 'Enter') return
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
    if (step === 'group') closeStep()
    else drop(submit())
  }

  return (
    <EditedDraftContext value={edited}>
      <div className="page register" data-step={step}>
        <header className="page-head">
          <h1>{isCorrection ? t('groups/form/titleCorrect', { name }) : t('groups/form/title')}</h1>
          <GroupStepMarks step={step} />
        </header>
        <GroupNoticeLine />
        <div className="register-columns">
          <form
            ref={form}
            className="sheet register-form"
            noValidate
            onKeyDownCapture={onKeyDown}
            onSubmit={(event) => event.preventDefault()}
            onFocus={rememberField}
          >
            {step === 'group' ? <GroupStepFields /> : <PeopleStepFields />}
            <footer className="register-foot">
              {step === 'people' ? (
                <Button size="large" onClick={groupForm.backToGroup}>
                  {t('groups/form/back')}
                </Button>
              ) : (
                <DiscardButton />
              )}
              <span className="soft" role="status">
                {shownProblems > 0 ? (
                  <strong className="to-check">{t('register/problems', { total: shownProblems })}</strong>
                ) : (
                  <Kept />
                )}
              </span>
              {step === 'group' ? (
                <Button type="primary" size="large" onClick={closeStep}>
                  {t('groups/form/next')}
                </Button>
              ) : (
                <Button
                  type="primary"
                  size="large"
                  loading={saving}
                  title={t('groups/form/submitKey')}
                  onClick={() => drop(submit())}
                >
                  {t(isCorrection ? 'groups/form/submitCorrection' : 'groups/form/submit')}
                </Button>
              )}
            </footer>
          </form>
          <GroupCard />
        </div>
      </div>
    </EditedDraftContext>
  )
}

/** Says when everything typed is on the disk: from then on a power cut takes nothing with it. */
function Kept() {
  const { t } = useWords()
  const kept = useGroupForm((state) => state.kept)
  if (kept === null) return null
  return <span data-kept={kept ? 'yes' : 'no'}>{t(kept ? 'register/keep' : 'register/keeping')}</span>
}
