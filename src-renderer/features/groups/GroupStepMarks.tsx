import { useWords } from '../../wording/use-words.ts'
import { GROUP_STEPS, type GroupStep } from './saved-group-form.ts'

/** Where one is between the group and its people. */
export function GroupStepMarks({ step }: { readonly step: GroupStep }) {
  const { t } = useWords()
  return (
    <ol className="step-marks" aria-label={t('groups/form/stepsLabel')}>
      {GROUP_STEPS.map((mark, index) => (
        <li key={mark} aria-current={mark === step ? 'step' : undefined}>
          <i>{index + 1}</i>
          {t(`groups/form/steps/${mark}`)}
        </li>
      ))}
    </ol>
  )
}
