import { DIRECTORY_DATABASE } from '#contracts/hub-databases'
import { PlainDate } from '#domain/plain-date'
import { buildVolunteerNumber, parseVolunteerNumber } from '#domain/volunteer-number'
import { today } from '../hub-clock.ts'
import type { HubStore } from '../hub-store.ts'

/** The last number of a division and month; `domain/volunteer-number.ts`. */
const LAST = 999_999

/**
 * Makes a restored register count on from so many numbers further. Between the backup and the loss the old hub gave out numbers that
 * nobody wrote down here, and they stand on certificates: without the gap other people would get them again. Numbers are unique, not dense.
 */
export async function skipNumbers(
  store: HubStore,
  register: string,
  span: { readonly gap: number; readonly backupMadeAt: Date; readonly now: Date },
): Promise<number> {
  if (span.gap === 0) return 0
  const divisions = await divisionsOf(store)
  let skipped = 0
  for (const enrolledOn of monthsBetween(span.backupMadeAt, span.now)) {
    for (const division of divisions) {
      const first = buildVolunteerNumber({ division, enrolledOn, sequence: 1 })
      const id = await store.findLastId(register, `number:${first.slice(0, -7)}`)
      const read = id === null ? null : parseVolunteerNumber(id.slice('number:'.length))
      const sequence = Math.min(LAST, (read?.ok ? read.value.sequence : 0) + span.gap)
      const number = buildVolunteerNumber({ division, enrolledOn, sequence })
      const made = await store.create(register, { _id: `number:${number}`, subject: 'skipped' })
      if (made === 'created') skipped += 1
    }
  }
  return skipped
}

async function divisionsOf(store: HubStore): Promise<readonly string[]> {
  const organisations = await store.findByPrefix(DIRECTORY_DATABASE, 'organisation:')
  const divisions = organisations.map(({ division }) => String(division))
  // Only divisions that a number can be made for: a registrar's own is 000000 (`number-division.ts`).
  return [...new Set(divisions)].filter((division) => /^[1-9][0-9]{5}$/.test(division))
}

/** The first day of every month from one moment to another, both included, by the hub's calendar. */
function monthsBetween(from: Date, to: Date): readonly PlainDate[] {
  const last = today(to.getTime()).slice(0, 7)
  const months: PlainDate[] = []
  for (let month = today(from.getTime()).slice(0, 7); month <= last; ) {
    months.push(PlainDate.parse(`${month}-01`))
    const [year = 0, number = 0] = month.split('-').map(Number)
    month = number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`
  }
  return months
}
