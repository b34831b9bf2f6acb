import { useEffect, useRef } from 'react'
import type { DecisionDraft } from './decide-review.ts'

interface ReviewKeys {
  readonly choose: (outcome: DecisionDraft['outcome']) => void
  readonly confirm: () => void
  readonly openConsent: () => void
}

/** Keys that work wherever the cursor is, except where letters are text: A, R and F choose, O opens the consent, Ctrl+Enter confirms. */
export function useReviewKeys(keys: ReviewKeys): void {
  const latest = useRef(keys)
  latest.current = keys
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      // A question on the screen is answered first; an input method keeps its own keys.
      if (event.isComposing || event.keyCode === 229 || document.querySelector('.ant-modal-confirm')) return
      const withControl = event.ctrlKey || event.metaKey
      const act = withControl
        ? onConfirm(event)
        : event.altKey || isTyping(event.target)
          ? null
          : onLetter(event)
      if (act === null) return
      event.preventDefault()
      act()
    }
    function onConfirm({ key }: KeyboardEvent): (() => void) | null {
      return key === 'Enter' ? latest.current.confirm : null
    }
    function onLetter({ key }: KeyboardEvent): (() => void) | null {
      const outcome = OUTCOMES[key.toLowerCase()]
      if (outcome !== undefined) return () => latest.current.choose(outcome)
      return key.toLowerCase() === 'o' ? latest.current.openConsent : null
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}

const OUTCOMES: Readonly<Record<string, DecisionDraft['outcome']>> = {
  a: 'approve',
  r: 'return',
  f: 'refuse',
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && !isTick(target))
}

function isTick({ type }: HTMLInputElement): boolean {
  return type === 'checkbox' || type === 'radio'
}
