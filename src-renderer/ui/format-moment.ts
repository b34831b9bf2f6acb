/** A wall clock as it was written (`2026-11-23T09:05:00+08:00`) for a page: `2026-11-23 09:05`. Never moved to another zone. */
export function formatMoment(at: string): string {
  return at.slice(0, 16).replace('T', ' ')
}

/** A moment on this computer's own clock, in the same form. */
export function formatLocal(moment: Date): string {
  const day = [moment.getFullYear(), two(moment.getMonth() + 1), two(moment.getDate())].join('-')
  return `${day} ${formatTime(moment)}`
}

export function formatTime(moment: Date): string {
  return `${two(moment.getHours())}:${two(moment.getMinutes())}`
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}
