import type { OutgoingFact } from '../store/fact-exchange.ts'

/** Facts in the form of one request body. */
export interface Parcel {
  readonly facts: readonly OutgoingFact[]
  /** Characters before compression. */
  readonly size: number
  readonly compressed: boolean
  readonly body: BodyInit
  readonly headers: Readonly<Record<string, string>>
}

/** Whether compressed requests arrive whole; a proxy that spoils them is found out once. */
export interface Compression {
  works: boolean
}

/** Below this, compression costs more than it saves. */
const WORTH_COMPRESSING = 1000

/**
 * Whether a fact of this desk was emptied by an erasure, which it is only once the hub has had it. The hub alone may write such a one, so it
 * is passed over where the desk has to send it once more.
 */
export function isEmptied({ text }: OutgoingFact): boolean {
  // Whoever typed these words at the counter has a backslash before each of the marks.
  return text.includes('"redacted":true') && JSON.parse(text).redacted === true
}

/** The facts' texts are the hub's documents already: they are put side by side, not written out again. */
export async function packParcel(facts: readonly OutgoingFact[], compression: Compression): Promise<Parcel> {
  const documents = facts.filter((fact) => !isEmptied(fact)).map(({ text }) => text)
  const text = `{"docs":[${documents.join(',')}]}`
  const size = text.length
  const json = { 'content-type': 'application/json' }
  if (!compression.works || size < WORTH_COMPRESSING) {
    return { facts, size, compressed: false, body: text, headers: json }
  }
  const packed = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))
  const body = await new Response(packed).arrayBuffer()
  return { facts, size, compressed: true, body, headers: { ...json, 'content-encoding': 'gzip' } }
}

/** As many of the facts, from the first on, as fit into so many characters; at least one. */
export function takeFitting(facts: readonly OutgoingFact[], size: number): readonly OutgoingFact[] {
  let total = 0
  const end = facts.findIndex((fact) => {
    total += fact.text.length
    return total > size
  })
  return end === -1 ? facts : facts.slice(0, Math.max(1, end))
}
