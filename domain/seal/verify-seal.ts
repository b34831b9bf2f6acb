import type { AnyFact } from '../fact.ts'
import { toPartTexts } from './part-texts.ts'
import { type Digest, digestPart, digestSalt, readSeal, type Seal, toStatement } from './seal.ts'
import { findLayout, isSealPart, type SealPart } from './seal-layouts.ts'

/** What a check of one fact found, as data; the words are the page's. No finding: it is as it was sealed. */
export type SealFinding =
  | { readonly finding: 'part-altered'; readonly part: SealPart }
  /** The seal itself was altered: its digests, its key, its link or its signature. */
  | { readonly finding: 'seal-altered' }
  /** There is something where the seal should be, and it is none. */
  | { readonly finding: 'seal-unreadable' }
  /** Sealed with a key that is not this desk's. */
  | { readonly finding: 'foreign-key' }
  /** The hub has not said yet which key is this desk's. Nothing wrong by itself. */
  | { readonly finding: 'unconfirmed-key' }
  /** Written before seals existed, or the seal was taken off. */
  | { readonly finding: 'no-seal' }
  /** Sealed in a way that this version does not know. Nothing wrong by itself. */
  | { readonly finding: 'newer-seal' }
  /** The hub erased the person: the seal still stands in its chain, its content is gone. */
  | { readonly finding: 'erased' }

/** What checking needs from outside. */
export interface SealChecks {
  readonly digest: Digest
  /** Whether an ECDSA P-256 signature (base64url) over a text's UTF-8 bytes is that key's; false for a key that is none. */
  readonly verify: (text: string, signature: string, publicKey: string) => Promise<boolean>
  /** Public keys of a desk as far as they are known here; empty where none is. */
  readonly keysOf: (desk: string) => readonly string[]
}

/** Says of a finding whether it shows that something was changed, and not only what is not known. */
export function isAlteration({ finding }: SealFinding): boolean {
  return (
    finding === 'part-altered' ||
    finding === 'seal-altered' ||
    finding === 'seal-unreadable' ||
    finding === 'foreign-key'
  )
}

/** Checks one fact by itself. Whether others of its desk were taken away is for `verify-chain.ts`. */
export async function verifySeal(fact: AnyFact, checks: SealChecks): Promise<readonly SealFinding[]> {
  const read = readSeal(fact.seal)
  if (fact.redacted && read.is !== 'read') return [{ finding: 'erased' }]
  switch (read.is) {
    case 'none':
      return [{ finding: 'no-seal' }]
    case 'unreadable':
      return [{ finding: 'seal-unreadable' }]
    case 'newer':
      return [{ finding: 'newer-seal' }]
    case 'read':
      return onceEach([
        ...(await checkParts(fact, read.seal, checks.digest)),
        ...(await checkSignature(fact.desk, read.seal, checks)),
      ])
  }
}

async function checkParts(fact: AnyFact, seal: Seal, digest: Digest): Promise<readonly SealFinding[]> {
  if (fact.redacted) return [{ finding: 'erased' }]
  const layout = findLayout(seal.layout)
  if (layout === null) return [{ finding: 'newer-seal' }]
  const { salt } = seal
  if (salt === undefined) return [{ finding: 'seal-altered' }]
  const texts = toPartTexts(fact, layout)
  if (texts === null) return [{ finding: 'seal-unreadable' }]
  const expected = Object.keys(seal.parts)
  const names = [...new Set([...texts.keys(), ...expected])].filter(isSealPart)
  const right = await Promise.all(
    names.map(async (part) => {
      const text = texts.get(part)
      return text !== undefined && (await digestPart(salt, part, text, digest)) === seal.parts[part]
    }),
  )
  const altered = names.filter((_, index) => !right[index])
  // An altered salt makes every part look altered.
  if (altered.length > 0 && (await digestSalt(salt, digest)) !== seal.salted)
    return [{ finding: 'seal-altered' }]
  return altered.map((part) => ({ finding: 'part-altered', part }))
}

/** An altered salt and a wrong signature are one thing to say. */
function onceEach(findings: readonly SealFinding[]): readonly SealFinding[] {
  const isNew = (found: SealFinding, at: number) =>
    found.finding !== 'seal-altered' || findings.findIndex(({ finding }) => finding === 'seal-altered') === at
  return findings.filter(isNew)
}

async function checkSignature(desk: string, seal: Seal, checks: SealChecks): Promise<readonly SealFinding[]> {
  const findings: SealFinding[] = []
  if (!(await checks.verify(toStatement(seal), seal.signature, seal.key)))
    findings.push({ finding: 'seal-altered' })
  const known = checks.keysOf(desk)
  if (known.length === 0) findings.push({ finding: 'unconfirmed-key' })
  else if (!known.includes(seal.key)) findings.push({ finding: 'foreign-key' })
  return findings
}
