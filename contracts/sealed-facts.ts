import { z } from 'zod'
import { AnyFact } from '#domain/fact'
import { accepted, type Result, rejected } from '#domain/result'
import { decodeBase64url, encodeBase64url } from '#domain/text/base64url'
import { DeskIdentity, Organisation } from './enrolment.ts'
import { openWithKey, sealToKey } from './seal-to-key.ts'

/** Whose facts a file holds, and how many: readable in the open, so that nobody has to guess what lies on a stick. */
const About = z.object({
  desk: DeskIdentity.shape.desk.shape.code,
  org: Organisation.shape.code,
  facts: z.int().min(0),
})
export type AboutSealedFacts = z.infer<typeof About>

export interface OpenedFacts {
  readonly about: AboutSealedFacts
  /** To the letter as they were sealed, fields that this version does not know included. */
  readonly facts: readonly AnyFact[]
  /** Rows that are no facts at all. */
  readonly unreadable: number
}

/** `not-for-this-hub`: sealed to another hub's key, or somebody changed the file; the two cannot be told apart. */
export type SealedFactsProblem =
  | { readonly code: 'not-sealed-facts' }
  | { readonly code: 'newer-sealed-facts'; readonly version: number }
  | { readonly code: 'not-for-this-hub' }

const VERSION = 1
const PURPOSE = 'sealed-facts'

/**
 * Facts that leave a locked desk as a file: `ZYF1.<about>.<one-time public key>.<iv>.<sealed>`, each base64url. Sealed to the hub's export
 * key from the directory (`seal-to-key.ts`): not even the desk can open it again. Who made the file is not proven by it; whoever takes it
 * in checks the facts as the guard does.
 */
export async function sealFacts(
  facts: readonly AnyFact[],
  publicKey: string,
  about: { readonly desk: string; readonly org: string },
): Promise<string> {
  const { desk, org } = about
  const head = `ZYF${VERSION}.${encodeBase64url(toBytes(JSON.stringify({ desk, org, facts: facts.length })))}`
  const context = { purpose: PURPOSE, bound: head }
  return [head, ...(await sealToKey(toBytes(JSON.stringify(facts)), publicKey, context))].join('.')
}

/** What a file of sealed facts holds, or why it cannot be opened. `privateKey`: ECDH P-256 of the hub, usable for `deriveBits`. */
export async function openFacts(
  text: string,
  privateKey: CryptoKey,
): Promise<Result<OpenedFacts, SealedFactsProblem>> {
  const [mark = '', open = '', ...rest] = text.replace(/\s+/g, '').split('.')
  const version = Number(/^ZYF([1-9][0-9]{0,3})$/.exec(mark)?.[1] ?? 0)
  if (version > VERSION) return rejected({ code: 'newer-sealed-facts', version })
  const about = About.safeParse(parseJson(decodeBase64url(open)))
  if (!about.success || version !== VERSION) return rejected({ code: 'not-sealed-facts' })
  const opened = await openWithKey(rest, privateKey, { purpose: PURPOSE, bound: `${mark}.${open}` })
  if (!opened.ok) {
    const isNone = opened.problems.some(({ code }) => code === 'not-sealed')
    return rejected({ code: isNone ? 'not-sealed-facts' : 'not-for-this-hub' })
  }
  const rows = parseJson(opened.value)
  if (!Array.isArray(rows)) return rejected({ code: 'not-sealed-facts' })
  // The schema only checks: its own answer would leave out what it does not name.
  const facts = rows.filter((row): row is AnyFact => AnyFact.safeParse(row).success)
  return accepted({ about: about.data, facts, unreadable: rows.length - facts.length })
}

function parseJson(bytes: Uint8Array | null): unknown {
  try {
    return bytes && JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return null
  }
}

function toBytes(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text)
}
