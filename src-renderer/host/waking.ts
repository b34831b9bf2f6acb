/** Calls back when the browser says that the network is back. Only a hint: what counts is whether the hub answers. */
export function watchWaking(
  page: Pick<Window, 'addEventListener' | 'removeEventListener'>,
  listener: () => void,
): () => void {
  const call = () => listener()
  page.addEventListener('online', call)
  return () => page.removeEventListener('online', call)
}

/** How often a sleeping page is looked for, and the gap that only sleep explains. Milliseconds. */
const BEAT = 10_000
const GAP = 60_000

/** A browser has no power events, but its timers stand still while the machine sleeps: a long gap between two beats was sleep. */
export function watchSleep(listener: () => void, now: () => number = () => Date.now()): () => void {
  let last = now()
  const timer = setInterval(() => {
    const beat = now()
    if (beat - last > GAP) listener()
    last = beat
  }, BEAT)
  return () => clearInterval(timer)
}
