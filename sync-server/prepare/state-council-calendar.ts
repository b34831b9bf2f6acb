import chineseDays from 'chinese-days/dist/chinese-days.json' with { type: 'json' }
import { PlainDate } from '#domain/plain-date'
import type { CalendarYear } from '#domain/review/working-days'

/** The State Council's arrangement of one year's holidays; null where the package does not know the year yet. */
export function findCalendarYear(year: number): CalendarYear | null {
  const ofYear = (days: Readonly<Record<string, unknown>>) =>
    Object.keys(days)
      .filter((day) => day.startsWith(`${year}-`))
      .sort()
      .map((day) => PlainDate.parse(day))
  const holidays = ofYear(chineseDays.holidays)
  if (holidays.length === 0) return null
  // The package names working days that were moved; only those on a weekend differ from the week's own order.
  const workingWeekends = ofYear(chineseDays.workdays).filter(isWeekend)
  return { year, holidays, workingWeekends }
}

function isWeekend(day: PlainDate): boolean {
  return [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())
}
