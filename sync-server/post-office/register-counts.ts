import { z } from 'zod'
import { addDays, PlainDate } from '#domain/plain-date'
import { countUnconfirmed } from '../erasure/unconfirmed-desks.ts'
import { today } from '../hub-clock.ts'
import { SEAL_NOTES } from '../seals/check-seals.ts'
import type { Surroundings } from './post-office-surroundings.ts'

/** What stands in the register, in numbers: nothing here leads to a person. Each part rejects where the register does not answer. */
export interface RegisterCounts {
  /** Reason → documents that wait for a person or a newer hub. */
  parked(): Promise<ReadonlyMap<string, number>>
  /** What is wrong with a seal → how many facts. */
  seals(): Promise<ReadonlyMap<string, number>>
  /** `overdue`: of the open ones, those whose last working day has passed. */
  reviews(): Promise<{ readonly open: number; readonly overdue: number }>
  /** Days → desks in use that have sent nothing and not signed in for as long. */
  silentDesks(): Promise<ReadonlyMap<number, number>>
  /** People who are erased here, and of whom a desk in use has not confirmed that its copies are gone. */
  erasures(): Promise<number>
}

/** An office closes for a few days, and for a week's holiday; after a month somebody should ask. */
const SILENT_DAYS = [3, 7, 30] as const

const A_MOMENT_MS = 2000
/** Every desk of the city has to be read for it. */
const A_WHILE_MS = 10 * 60_000
/** Who asks how the hub is must hear soon, of a hub that hangs too. */
const PATIENCE_MS = 2000

type Place = Pick<Surroundings, 'store' | 'register' | 'nowMs'>

/** Goes to the register only now and then, however often it is asked. */
export function openRegisterCounts(place: Place): RegisterCounts {
  return {
    parked: remember(A_MOMENT_MS, place, countParked),
    seals: remember(A_MOMENT_MS, place, countSealNotes),
    reviews: remember(A_MOMENT_MS, place, countReviews),
    silentDesks: remember(A_WHILE_MS, place, countSilentDesks),
    erasures: remember(A_WHILE_MS, place, countUnconfirmed),
  }
}

function withinPatience<Answer>(answer: Promise<Answer>): Promise<Answer> {
  const waited = AbortSignal.timeout(PATIENCE_MS)
  return new Promise((resolve, reject) => {
    waited.addEventListener('abort', () => reject(waited.reason), { once: true })
    answer.then(resolve, reject)
  })
}

function remember<Counted>(
  ms: number,
  place: Place,
  count: (place: Place) => Promise<Counted>,
): () => Promise<Counted> {
  let kept: { readonly counted: Promise<Counted>; readonly until: number } | null = null
  return () => {
    if (kept && place.nowMs() < kept.until) return withinPatience(kept.counted)
    const counted = count(place)
    kept = { counted, until: place.nowMs() + ms }
    // A hub that was away is asked again at once.
    counted.catch(() => {
      if (kept?.counted === counted) kept = null
    })
    return withinPatience(counted)
  }
}

async function countParked({ store, register }: Place): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>()
  for (const { reason } of await store.findByPrefix(register, 'parked:')) {
    counts.set(String(reason), (counts.get(String(reason)) ?? 0) + 1)
  }
  return counts
}

async function countSealNotes({ store, register }: Place): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>()
  for (const { findings } of await store.findByPrefix(register, SEAL_NOTES)) {
    for (const finding of Array.isArray(findings) ? findings.map(String) : [])
      counts.set(finding, (counts.get(finding) ?? 0) + 1)
  }
  return counts
}

const OPEN_REVIEW = 'open-review:'

/** `open-review:<day it is due>:<fact>`, so that the ids alone tell. */
async function countReviews({ store, register, nowMs }: Place) {
  const due = (await store.findIds(register, OPEN_REVIEW)).map((id) =>
    id.slice(OPEN_REVIEW.length).slice(0, 10),
  )
  const day = today(nowMs())
  return { open: due.length, overdue: due.filter((last) => last < day).length }
}

/** Of `desk:<code>`, where desks are enrolled by this hub's commands, and `ledger:<code>`. */
const Sighting = z.object({
  lastSeenOn: PlainDate.nullish(),
  enrolledOn: PlainDate.nullish(),
  revokedOn: PlainDate.nullish(),
})

async function countSilentDesks({ store, register, nowMs }: Place): Promise<ReadonlyMap<number, number>> {
  const found = await Promise.all(['desk:', 'ledger:'].map((prefix) => store.findByPrefix(register, prefix)))
  const lastSeen = new Map<string, PlainDate>()
  const revoked = new Set<string>()
  for (const { _id, ...document } of found.flat()) {
    const desk = _id.slice(_id.indexOf(':') + 1)
    const read = Sighting.safeParse(document)
    if (read.data?.revokedOn) revoked.add(desk)
    const seen = read.data?.lastSeenOn ?? read.data?.enrolledOn
    if (seen && seen > (lastSeen.get(desk) ?? '')) lastSeen.set(desk, seen)
  }
  const days = [...lastSeen].flatMap(([desk, seen]) => (revoked.has(desk) ? [] : [seen]))
  const day = today(nowMs())
  return new Map(SILENT_DAYS.map((most) => [most, days.filter((seen) => seen <= addDays(day, -most)).length]))
}
