import type { AnyFact } from '#domain/fact'
import { nextOrder } from '#domain/order'
import { sampleResident, seededRandom } from './sample-residents.ts'

/** `count` registrations as a desk would have written them, numbered from `from`; the seed fixes every character. */
export function sampleFacts(
  desk: string,
  count: number,
  { from = 1, seed = 1 }: { readonly from?: number; readonly seed?: number } = {},
): readonly AnyFact[] {
  const random = seededRandom(seed)
  const org = desk.slice(0, desk.indexOf('-'))
  return Array.from({ length: count }, (_, index) => {
    const n = from + index
    const moment = Date.UTC(2026, 2, 2, 1) + n * 1000
    const subject = `registration:${sampleId(moment, random)}`
    return {
      id: `${subject}:${sampleId(moment, random)}`,
      subject,
      kind: 'resident-registered',
      schema: 1,
      org,
      desk,
      worker: `${org}-w1`,
      n,
      at: new Date(moment + 8 * 3_600_000).toISOString().replace('.000Z', '+08:00'),
      order: nextOrder(null, moment, desk),
      body: sampleResident(n, desk, random),
    }
  })
}

/** A UUIDv7 of a moment, with chance from the seed. */
export function sampleId(moment: number, random: () => number): string {
  const time = moment.toString(16).padStart(12, '0')
  const chance = Array.from({ length: 18 }, () => Math.floor(random() * 16).toString(16)).join('')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${chance.slice(0, 3)}-8${chance.slice(3, 6)}-${chance.slice(6)}`
}
