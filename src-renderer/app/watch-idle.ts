/** What a person at the desk does: keys, mouse, pen, touch. */
const SIGNS_OF_LIFE = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const
/** How often it is looked at. Milliseconds. */
const BEAT = 5000

/**
 * Calls back once nobody has touched the desk for so long. It compares wall clocks, because timers stand still while a machine sleeps:
 * after the night the first beat finds the worker gone.
 */
export function watchIdle(
  page: Pick<Window, 'addEventListener' | 'removeEventListener'>,
  limitMs: () => number,
  onIdle: () => void,
  now: () => number = () => Date.now(),
): () => void {
  let last = now()
  const touch = () => {
    // The first movement after the night comes before the next beat: it is the movement of whoever comes, not of whoever left.
    if (now() - last < limitMs()) last = now()
  }
  for (const sign of SIGNS_OF_LIFE) page.addEventListener(sign, touch, { passive: true, capture: true })
  const timer = setInterval(() => {
    // A clock that was set back counts from now.
    if (now() < last) last = now()
    if (now() - last < limitMs()) return
    last = now()
    onIdle()
  }, BEAT)
  return () => {
    clearInterval(timer)
    for (const sign of SIGNS_OF_LIFE) page.removeEventListener(sign, touch, { capture: true })
  }
}
