import type { AnyFact } from '../fact.ts'
import { linkOf, readSeal } from './seal.ts'
import { isAlteration, type SealChecks, type SealFinding, verifySeal } from './verify-seal.ts'

/** What a check of a desk's facts in a row found; `n`: the running number that it is about. */
export type ChainFinding =
  | { readonly finding: 'fact-altered'; readonly n: number; readonly id: string; readonly found: SealFinding }
  /** Facts of these numbers are not here. */
  | { readonly finding: 'missing'; readonly from: number; readonly through: number }
  /** The seal does not say of the fact before it what that one's seal is: one of the two is not the one that stood there. */
  | { readonly finding: 'link-broken'; readonly n: number; readonly id: string }
  /** No seal among or after sealed facts: it was taken off. */
  | { readonly finding: 'seal-removed'; readonly n: number; readonly id: string }
  /** A number that is not above the one before it. */
  | { readonly finding: 'out-of-order'; readonly n: number; readonly id: string }
  /** Another key from here on: the desk was enrolled anew, or somebody else wrote. */
  | { readonly finding: 'key-changed'; readonly n: number; readonly id: string }

export interface ChainReport {
  readonly facts: number
  readonly sealed: number
  /** Facts at the beginning, written before seals existed. */
  readonly beforeSeals: number
  /** Erased by the hub, and sealed in a way that this version does not know: in the chain, and not checked further. */
  readonly unchecked: number
  /** How many there are; `findings` names the first of them. */
  readonly findingCount: number
  readonly findings: readonly ChainFinding[]
}

/** A check under way: facts of one desk, page after page in the order of their running numbers. */
export interface ChainCheck {
  take(facts: readonly AnyFact[]): Promise<void>
  /** `through`: the highest number that the hub has confirmed; null where it has confirmed none. Without it a loss at the end cannot be seen. */
  end(through: number | null): ChainReport
}

const MOST_NAMED = 200

/** Checks a desk's facts from its first to its last: each by itself, and that none was taken away, put in or moved. */
export function startChainCheck(checks: SealChecks): ChainCheck {
  const findings: ChainFinding[] = []
  let findingCount = 0
  const counts = { facts: 0, sealed: 0, beforeSeals: 0, unchecked: 0 }
  let last = 0
  let key: string | null = null
  /** Link of the fact before; null where that had no seal to read, unknown where it is not here. */
  let link: string | null | 'unknown' = null
  /** Facts without a seal since the beginning: whether there ever was one is said by the first seal after them. */
  let unsealed: { readonly n: number; readonly id: string } | null = null

  function add(finding: ChainFinding): void {
    findingCount += 1
    if (findings.length < MOST_NAMED) findings.push(finding)
  }
  async function follow(fact: AnyFact, found: readonly SealFinding[]): Promise<void> {
    const { n, id } = fact
    counts.facts += 1
    if (n <= last) add({ finding: 'out-of-order', n, id })
    if (n > last + 1) {
      add({ finding: 'missing', from: last + 1, through: n - 1 })
      link = 'unknown'
    }
    last = Math.max(last, n)
    for (const one of found) {
      if (isAlteration(one)) add({ finding: 'fact-altered', n, id, found: one })
    }
    if (found.some(({ finding }) => finding === 'erased' || finding === 'newer-seal')) counts.unchecked += 1
    const read = readSeal(fact.seal)
    if (read.is !== 'read') {
      if (read.is === 'none' && !fact.redacted) takeUnsealed(n, id)
      link = read.is === 'none' && !fact.redacted ? null : 'unknown'
      return
    }
    const { seal } = read
    counts.sealed += 1
    if (unsealed && seal.previous !== null && link === null) add({ finding: 'seal-removed', ...unsealed })
    else if (link !== 'unknown' && seal.previous !== link) add({ finding: 'link-broken', n, id })
    unsealed = null
    if (key !== null && key !== seal.key) add({ finding: 'key-changed', n, id })
    key = seal.key
    link = await linkOf(seal, checks.digest)
  }
  function takeUnsealed(n: number, id: string): void {
    if (counts.sealed > 0) add({ finding: 'seal-removed', n, id })
    else {
      counts.beforeSeals += 1
      unsealed = { n, id }
    }
  }

  return {
    async take(facts) {
      const found = await Promise.all(facts.map((fact) => verifySeal(fact, checks)))
      for (const [index, fact] of facts.entries()) await follow(fact, found[index] ?? [])
    },
    end(through) {
      if (through !== null && through > last) add({ finding: 'missing', from: last + 1, through })
      return { ...counts, findingCount, findings }
    },
  }
}
