import type { KeyboardEvent } from 'react'

/** A key that an input method is still using: Enter picks a candidate word there, and must neither move on nor submit. */
export function isComposing(event: KeyboardEvent): boolean {
  // 229 is what older input methods send instead of the flag.
  return event.nativeEvent.isComposing || event.keyCode === 229
}

const INSIDE =
  'input:not([type=hidden]):not(:disabled), textarea, select, button:not(:disabled), canvas[tabindex]'

/** Focuses the control of a field: of a group of choices the chosen one, else the first. */
export function focusField(stop: Element): void {
  const inside = stop.querySelector<HTMLElement>('input:checked') ?? stop.querySelector<HTMLElement>(INSIDE)
  // A text to be read is a stop by itself: the arrow keys scroll it, Enter goes on.
  const control = inside ?? (stop instanceof HTMLElement && stop.tabIndex >= 0 ? stop : null)
  control?.focus()
  if (control instanceof HTMLInputElement && control.type === 'text') control.select()
  stop.scrollIntoView({ block: 'nearest' })
}

/** An open list needs Enter for itself: it takes the option that was found. */
export function isChoosing(target: Element): boolean {
  return target.getAttribute('aria-expanded') === 'true'
}

/** Focuses the first field that has something wrong; where a whole group has, its first question. */
export function focusFirstWrong(form: HTMLElement): void {
  const marks = [...form.querySelectorAll<HTMLElement>('[data-wrong], [data-stop]')]
  const wrong = marks.findIndex((mark) => mark.dataset.wrong !== undefined)
  const stop = wrong < 0 ? undefined : marks.slice(wrong).find((mark) => mark.dataset.stop !== undefined)
  if (stop) focusField(stop)
}

/**
 * Enter walks the stops of a form in reading order. A stop that fills itself (a birth date read off the document)
 * is marked `data-stop="passed"`: Tab still reaches it, Enter does not stop there. False after the last stop.
 */
export function moveToNextStop(form: HTMLElement, from: Element): boolean {
  const stops = [...form.querySelectorAll<HTMLElement>('[data-stop]')].filter(
    (stop) => stop.dataset.stop !== 'passed' || stop.contains(from),
  )
  const here = stops.findIndex((stop) => stop.contains(from))
  const next = stops[here + 1]
  if (!next) return false
  focusField(next)
  return true
}
