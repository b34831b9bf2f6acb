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

/** The facts' texts are the hub's documents already: they are put side by side, not written out again. */
export async function packParcel(facts: readonly OutgoingFact[], compression: Compression): Promise<Parcel> {
  const text = `{"docs":[${facts.map((fact) => fact.text).join(',')}]}`
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
