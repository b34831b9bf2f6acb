/** A request should take about this long: long enough to be efficient, short enough to get through before the line drops. */
const AIM_MS = 5000
const FIRST = 100
const MOST = 1000
/** Text of one upload before compression. */
const MOST_BYTES = 2_000_000

/** How much goes into one request: it follows the measured line. */
export interface BatchSize {
  facts(): number
  bytes(): number
  /** The request got through: with so many facts, in so many milliseconds. */
  gotThrough(facts: number, tookMs: number): void
  /** The line broke or fell silent while the request was under way. */
  brokeOff(): void
  /** The hub, or a proxy before it, refuses requests of this size. */
  wasTooLarge(bytes: number): void
}

export function createBatchSize(first: number = FIRST): BatchSize {
  let facts = first
  let bytes = MOST_BYTES
  return {
    facts: () => facts,
    bytes: () => bytes,
    gotThrough(sent, tookMs) {
      const ideal = Math.floor((sent * AIM_MS) / Math.max(tookMs, 1))
      // A batch that was not full says nothing about larger ones, unless it was slow already.
      if (sent >= facts) facts = clamp(Math.min(ideal, facts * 2))
      else if (ideal < facts) facts = clamp(ideal)
    },
    brokeOff() {
      facts = clamp(Math.floor(facts / 2))
    },
    wasTooLarge(refused) {
      bytes = Math.max(10_000, Math.floor(Math.min(bytes, refused) / 2))
    },
  }
}

function clamp(facts: number): number {
  return Math.min(MOST, Math.max(1, facts))
}
