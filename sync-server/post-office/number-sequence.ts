import type { PlainDate } from '#domain/plain-date'
import { buildVolunteerNumber, parseVolunteerNumber } from '#domain/volunteer-number'
import type { HubStore } from '../hub-store.ts'

/** Within what a number is counted: a division and the month of enrolment. */
export interface NumberPlace {
  readonly division: string
  readonly enrolledOn: PlainDate
}

export interface NumberSequence {
  /** A number nobody was offered before in this process; whether it is free, `number:<n>` decides. */
  next(place: NumberPlace): Promise<string>
}

/** `number:ZY<division><YYMM>`: everything before the sequence. */
function prefixOf(place: NumberPlace): string {
  return `number:${buildVolunteerNumber({ ...place, sequence: 1 }).slice(0, -7)}`
}

/** Counts on from the highest claimed number. A gap that a crash left is not filled: numbers need to be unique, not dense. */
export function createNumberSequence(store: HubStore, register: string): NumberSequence {
  const last = new Map<string, Promise<number>>()

  async function findHighest(prefix: string): Promise<number> {
    const id = await store.findLastId(register, prefix)
    const read = id ? parseVolunteerNumber(id.slice('number:'.length)) : null
    return read?.ok ? read.value.sequence : 0
  }

  return {
    async next(place) {
      const prefix = prefixOf(place)
      // One after another: two registrations at once must not be offered the same number.
      const sequence = (last.get(prefix) ?? findHighest(prefix)).then((highest) => highest + 1)
      last.set(prefix, sequence)
      // A failed look-up must not be remembered for ever.
      sequence.catch(() => last.delete(prefix))
      return buildVolunteerNumber({ ...place, sequence: await sequence })
    },
  }
}
