import { Button } from 'antd'
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import { drop } from '../../ui/drop.ts'
import { isComposing } from '../../ui/enter-moves-on.ts'
import { useWords } from '../../wording/use-words.ts'
import type { useClaim } from './use-claim.ts'

/** A few fields, what is wrong with them in words, and two buttons. Ctrl+Enter confirms. */
export function ClaimForm(props: {
  readonly claim: ReturnType<typeof useClaim>
  readonly confirm: string
  readonly onClose?: () => void
  readonly children: ReactNode
}) {
  const { claim, onClose } = props
  const { t } = useWords()
  const form = useRef<HTMLFormElement>(null)
  const wasOpened = onClose !== undefined
  // Whoever opened it goes on typing in it; one that was there with the page leaves the cursor alone.
  useEffect(() => {
    if (wasOpened) form.current?.querySelector<HTMLElement>('input, textarea')?.focus()
  }, [wasOpened])

  function onKeyDown(event: KeyboardEvent<HTMLFormElement>): void {
    if (event.key !== 'Enter' || isComposing(event)) return
    if (!(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    drop(claim.submit())
  }

  return (
    <form
      ref={form}
      className="claim-form"
      noValidate
      onKeyDown={onKeyDown}
      onSubmit={(event) => event.preventDefault()}
    >
      {props.children}
      {claim.said === null ? null : (
        <p className="claim-said" role="alert">
          {claim.said}
        </p>
      )}
      <footer>
        {onClose === undefined ? null : (
          <Button size="large" onClick={onClose}>
            {t('elsewhere/back')}
          </Button>
        )}
        <Button size="large" type="primary" loading={claim.saving} onClick={() => drop(claim.submit())}>
          {claim.saving ? t('elsewhere/saving') : props.confirm} <kbd>{t('elsewhere/confirmKey')}</kbd>
        </Button>
      </footer>
    </form>
  )
}
