import { gzipSync } from 'node:zlib'
import { HIGHEST_NUMBER, LARGEST_FACT } from '../../sync-server/prepare/guard-source.ts'
import { type Attempt, withControl } from './attempt.ts'
import type { Ground } from './ground.ts'
import type { Intruder } from './intruder.ts'
import { refusesDocument } from './writing.ts'

/** Documents and requests of a shape or size that nothing honest has. */
export function shapeAttempts(ground: Ground): readonly Attempt[] {
  const { desk } = ground
  const writes = (name: string, build: () => object): Attempt =>
    refusesDocument(ground, `a desk writes ${name}`, desk, build)
  return [
    ...numberAttempts(writes, desk),
    writes('half a megabyte', () => desk.fact({ body: { text: 'x'.repeat(LARGEST_FACT) } })),
    writes('nine megabytes', () => desk.fact({ body: { text: 'x'.repeat(9_000_000) } })),
    writes('a field like CouchDB’s', () => ({ ...desk.fact(), _mine: 1 })),
    writes('a list for a body', () => ({ ...desk.fact(), body: [] })),
    writes('no body', () => ({ ...desk.fact(), body: null })),
    writes('no kind', () => ({ ...desk.fact(), kind: '' })),
    writes('a kind without end', () => desk.fact({ kind: 'k'.repeat(10_000) })),
    writes('an order without end', () => desk.fact({ order: '9'.repeat(10_000) })),
    writes('an order that is an object', () => ({ ...desk.fact(), order: { toString: 1 } })),
    writes('a subject that climbs', () =>
      desk.fact({ subject: 'registration:../..', id: 'registration:../..:1' }),
    ),
    writes('a seal that is none', () => ({ ...desk.fact(), seal: 'sealed' })),
    writes('a seal without a signature', () => ({ ...desk.fact(), seal: { v: 1, key: 'x' } })),
    writes('a seal without end', () => ({ ...desk.fact(), seal: { v: 2, more: 'x'.repeat(10_000) } })),
    writes('what is no fact', () => ({ _id: 'notes', text: 'x' })),
    ...requestAttempts(ground),
  ]
}

/** A gap or a leap in the running number would let facts be lost, or be kept back, unnoticed. */
function numberAttempts(
  writes: (name: string, build: () => object) => Attempt,
  desk: Intruder,
): readonly Attempt[] {
  const numbers: readonly (readonly [string, unknown])[] = [
    ['nought', 0],
    ['one below nought', -1],
    ['half a number', 1.5],
    ['a number beyond all counting', HIGHEST_NUMBER * 1000],
    ['a number as text', '7'],
    ['no number', null],
    ['a list of numbers', [7]],
    ['yes for a number', true],
  ]
  return numbers.map(([name, n]) => writes(`a fact under ${name}`, () => ({ ...desk.fact(), n })))
}

/** Whole requests that might end the hub: refused, and afterwards the hub still takes a right fact. */
function requestAttempts({ desk, couch }: Ground): readonly Attempt[] {
  const sends = (name: string, body: () => BodyInit, headers: Record<string, string> = {}): Attempt =>
    withControl(
      `a desk sends ${name}`,
      () => takes(desk),
      async () => {
        const answer = await fetch(`${couch}/${desk.database}/_bulk_docs`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', cookie: desk.cookie, ...headers },
          body: body(),
        }).catch(() => null)
        await answer?.body?.cancel()
        // A hub that hangs up on such a request has refused it too.
        if (answer && answer.status < 400) return `answered ${answer.status}`
        return (await takes(desk)) ? null : 'the hub takes no right fact any more'
      },
    )
  const bomb = () => {
    const text = JSON.stringify({ docs: [desk.fact({ body: { text: '0'.repeat(100_000_000) } })] })
    return new Uint8Array(gzipSync(text))
  }
  return [
    sends('a hundred megabytes in a hundred kilobytes of gzip', bomb, { 'content-encoding': 'gzip' }),
    sends('gzip that is none', () => 'not gzip', { 'content-encoding': 'gzip' }),
    sends('JSON that is torn', () => '{"docs":['),
    sends('lists in lists in lists', () => `{"docs":${'['.repeat(200_000)}${']'.repeat(200_000)}}`),
    sends('a list of nothing', () => '{"docs":[null,1,"x",[]]}'),
    sends('a form in place of JSON', () => 'docs=1', { 'content-type': 'text/plain' }),
    sends('a document whose id is a number', () => '{"docs":[{"_id":7}]}'),
  ]
}

async function takes(desk: Intruder): Promise<boolean> {
  const { status, body } = await desk.write([desk.fact()])
  return status === 201 && Object(body)[0]?.ok === true
}
