import type { AccompanimentRule } from '../facts/accompaniment-rule.ts'
import { findPlainDate, type PlainDate } from '../plain-date.ts'

/** One rule for minors: where and when it holds, what it asks, and the text that says so. */
export interface MinorsPolicy {
  /** Beginning of the GB/T 2260 code: '' the whole country, '41' Henan, '4102' Kaifeng. */
  readonly region: string
  readonly from: string
  /** The first day on which it no longer holds; null while it holds. */
  readonly to: string | null
  readonly accompaniment: AccompanimentRule
  readonly source: { readonly zh: string; readonly en: string }
}

/** A new regional rule is a new row, never an `if`. The most particular region that holds on a day wins, then the later one. */
export const MINORS_POLICIES: readonly MinorsPolicy[] = [
  {
    region: '',
    from: '2017-12-01',
    to: null,
    accompaniment: 'consent-or-accompaniment',
    source: { zh: '《志愿服务条例》第十五条', en: 'Regulations on Volunteer Services, art. 15' },
  },
  {
    region: '41',
    from: '2018-12-01',
    to: null,
    accompaniment: 'consent-or-accompaniment',
    source: { zh: '《河南省志愿服务条例》第八条', en: 'Henan Regulations on Volunteer Services, art. 8' },
  },
  {
    region: '4102',
    from: '2016-01-01',
    to: null,
    accompaniment: 'required',
    source: { zh: '汴文明办〔2016〕47号', en: 'Kaifeng Civilisation Office notice 2016 no. 47' },
  },
]

/** Where no row holds yet (a clock set before 2017), the stricter rule: nothing is admitted that a rule would refuse. */
const STRICTEST: MinorsPolicy = {
  region: '',
  from: '0001-01-01',
  to: null,
  accompaniment: 'required',
  source: { zh: '默认从严', en: 'The stricter rule, by default' },
}

/** The rule for minors in a division on a day. */
export function getMinorsPolicy(
  division: string,
  on: PlainDate,
  policies: readonly MinorsPolicy[] = MINORS_POLICIES,
): MinorsPolicy {
  const holding = policies.filter(
    (policy) =>
      division.startsWith(policy.region) && policy.from <= on && (policy.to === null || on < policy.to),
  )
  return holding.toSorted(byParticularity)[0] ?? STRICTEST
}

/** Two rows of one region and day contradict each other: the stricter one then holds, in whatever order they come. */
function byParticularity(one: MinorsPolicy, other: MinorsPolicy): number {
  if (one.region.length !== other.region.length) return other.region.length - one.region.length
  if (one.from !== other.from) return one.from < other.from ? 1 : -1
  return Number(other.accompaniment === 'required') - Number(one.accompaniment === 'required')
}

/**
 * The rows to judge by: of each region that the hub has published any for, those; of every other region the program's own. A row that
 * ends before it begins is none. So a city changes its rule from a day on without a new program, and a hub that says nothing, or
 * nonsense, leaves every counter with a rule.
 */
export function withPublishedPolicies(published: readonly MinorsPolicy[]): readonly MinorsPolicy[] {
  const usable = published.filter(({ from, to }) => to === null || from < to)
  const regions = new Set(usable.map(({ region }) => region))
  return [...usable, ...MINORS_POLICIES.filter(({ region }) => !regions.has(region))]
}

/** The day whose rule a consent is judged by: the one on which it was signed, and today while it says none or one still to come. */
export function dayOfPolicy(givenOn: string | null | undefined, today: PlainDate): PlainDate {
  const signedOn = findPlainDate(givenOn ?? '')
  return signedOn !== null && signedOn < today ? signedOn : today
}
