import { useWords } from '../../wording/use-words.ts'
import { FORM_STEPS, type FormStep } from './saved-form.ts'

/** Where one is between the document and the provisional number. */
export function StepMarks({ step }: { readonly step: FormStep }) {
  const { t } = useWords()
  return (
    <ol className="step-marks" aria-label={t('register/stepsLabel')}>
      {FORM_STEPS.map((mark, index) => (
        <li key={mark} aria-current={mark === step ? 'step' : undefined}>
          <i>{index + 1}</i>
          {t(`register/steps/${mark}`)}
        </li>
      ))}
    </ol>
  )
}
