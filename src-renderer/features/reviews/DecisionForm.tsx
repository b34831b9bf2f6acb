import { Button } from 'antd'
import { type KeyboardEvent, useRef, useState } from 'react'
import type { Review } from '#domain/review/review'
import { useDeskPorts } from '../../app/desk-ports.ts'
import { toStoreFailure } from '../../store/store-failure.ts'
import { Choices } from '../../ui/Choices.tsx'
import { drop } from '../../ui/drop.ts'
import { isComposing, moveToNextStop } from '../../ui/enter-moves-on.ts'
import { FieldFrame } from '../../ui/FieldFrame.tsx'
import { useWords } from '../../wording/use-words.ts'
import { type DecisionDraft, decideReview, UNDECIDED } from './decide-review.ts'
import { ReasonFields } from './ReasonFields.tsx'
import { useReviewKeys } from './use-review-keys.ts'

const OUTCOMES = ['approve', 'return', 'refuse'] as const

/** Approve, return or refuse, with reasons. One key chooses, Ctrl+Enter confirms, and the next one opens. */
export function DecisionForm(props: {
  readonly review: Review
  readonly consentOpened: boolean
  readonly isLast: boolean
  readonly onOpenConsent: () => void
  readonly onDecided: (outcome: (typeof OUTCOMES)[number]) => void
}) {
  const { review, consentOpened, isLast } = props
  const { store, identity } = useDeskPorts()
  const { t } = useWords()
  const form = useRef<HTMLElement>(null)
  const [draft, setDraft] = useState<DecisionDraft>(UNDECIDED)
  const [said, setSaid] = useState<string | null>(null)
  const [saving, setSaving] = useState(false)
  const { outcome } = draft
  const needsOpening = outcome === 'approve' && review.needsConsentOpened && !consentOpened
  useReviewKeys({ choose, confirm: () => drop(confirm()), openConsent: props.onOpenConsent })

  function choose(chosen: DecisionDraft['outcome']): void {
    setDraft((before) => ({ ...before, outcome: chosen }))
    setSaid(null)
  }
  async function confirm(): Promise<void> {
    if (saving) return
    setSaving(true)
    try {
      const org = identity.organisation.code
      const answer = await decideReview(review, { ...draft, consentOpened }, { store, org })
      if (answer.ok) props.onDecided(answer.value.outcome)
      else setSaid(answer.problems.map(({ code }) => t(`review/problems/${code}`)).join(' '))
    } catch (error) {
      setSaid(t(`frame/storeFailure/${toStoreFailure(error).reason}`))
    } finally {
      setSaving(false)
    }
  }
  function sayWhatFollows(): string | undefined {
    if (outcome === null) return undefined
    return outcome === 'approve'
      ? t(`review/decision/approveHint/${review.about}`)
      : t(`review/decision/${outcome}Hint`)
  }
  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    const target = event.target
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || isComposing(event)) return
    if (!(target instanceof HTMLInputElement)) return
    event.preventDefault()
    if (form.current) moveToNextStop(form.current, target)
  }

  return (
    <section
      className="sheet decision"
      ref={form}
      onKeyDown={onKeyDown}
      aria-label={t('review/decision/title')}
    >
      <h2>{t('review/decision/title')}</h2>
      <FieldFrame
        id="decision-outcome"
        label={t('review/decision/outcome')}
        group
        required
        hint={sayWhatFollows()}
      >
        <Choices
          id="decision-outcome"
          value={outcome}
          options={OUTCOMES.map((value) => ({
            value,
            label: `${t(`review/decision/${value}`)} ${t(`review/decision/${value}Key`)}`,
          }))}
          onChange={choose}
        />
      </FieldFrame>
      {outcome === 'return' || outcome === 'refuse' ? (
        <ReasonFields about={review.about} draft={draft} onChange={setDraft} />
      ) : null}
      {needsOpening ? <p className="decision-said">{t('review/problems/consent-not-opened')}</p> : null}
      {said === null ? null : (
        <p className="decision-said" role="alert">
          {said}
        </p>
      )}
      <Button
        type="primary"
        size="large"
        loading={saving}
        disabled={needsOpening}
        onClick={() => drop(confirm())}
      >
        {saving
          ? t('review/decision/saving')
          : t(isLast ? 'review/decision/confirmLast' : 'review/decision/confirm')}{' '}
        <kbd>{t('review/decision/confirmKey')}</kbd>
      </Button>
    </section>
  )
}
