/** The local wall clock as ISO 8601 with offset, to the second: what a worker would read off the wall, and in which zone. */
export function toWallClock(milliseconds: number): string {
  const moment = new Date(milliseconds)
  const offset = -moment.getTimezoneOffset()
  const local = new Date(milliseconds + offset * 60_000).toISOString().slice(0, 19)
  const hours = String(Math.floor(Math.abs(offset) / 60)).padStart(2, '0')
  const minutes = String(Math.abs(offset) % 60).padStart(2, '0')
  return `${local}${offset < 0 ? '-' : '+'}${hours}:${minutes}`
}
