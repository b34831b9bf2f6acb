import { Input } from 'antd'
import { REVIEW_REASON_LIST } from '#domain/code-lists/review-reasons'
import type { ReviewReason } from '#domain/facts/review-decided'
import { reasonsFor } from '#domain/review/decision-problems'
import type { Review } from '#domain/review/review'
import { FieldFrame } from '../../ui/FieldFrame.tsx'
import { codeWord } from '../../wording/code-words.ts'
import { useWords } from '../../wording/use-words.ts'
import type { DecisionDraft } from './decide-review.ts'

/** Why it comes back: reasons of a closed list, and the reviewer's own words. */
export function ReasonFields(props: {
  readonly about: Review['about']
  readonly draft: DecisionDraft
  readonly onChange: (draft: DecisionDraft) => void
}) {
  const { about, draft, onChange } = props
  const { t, language } = useWords()

  function toggle(reason: ReviewReason): void {
    const chosen = draft.reasons.includes(reason)
    const reasons = chosen ? draft.reasons.filter((one) => one !== reason) : [...draft.reasons, reason]
    onChange({ ...draft, reasons })
  }

  return (
    <>
      <fieldset className="reasons">
        <legend className="field-label required">{t('review/decision/reasons')}</legend>
        {reasonsFor(about).map((value) => (
          <label key={value} className="tick" data-stop="">
            <input type="checkbox" checked={draft.reasons.includes(value)} onChange={() => toggle(value)} />
            <span>{codeWord(REVIEW_REASON_LIST, value, language)}</span>
          </label>
        ))}
      </fieldset>
      <FieldFrame
        id="decision-words"
        label={t('review/decision/words')}
        required={draft.reasons.includes('other')}
        hint={t('review/decision/wordsHint')}
      >
        <Input.TextArea
          id="decision-words"
          rows={3}
          value={draft.words}
          aria-describedby="decision-words-line"
          onChange={(event) => onChange({ ...draft, words: event.target.value })}
        />
      </FieldFrame>
    </>
  )
}
