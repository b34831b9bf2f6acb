import { type Attempt, withControl } from './attempt.ts'
import type { Ground } from './ground.ts'
import { type Intruder, toDocument } from './intruder.ts'

type Row = { readonly ok?: true; readonly id?: string; readonly error?: string }

/** Whether the hub stored each of these for this writer. */
async function stores(who: Intruder, ...documents: readonly object[]): Promise<boolean> {
  const { status, body } = await who.write(documents)
  return status === 201 && Array.isArray(body) && (body as readonly Row[]).every(({ ok }) => ok === true)
}

/** What the hub holds under an id, as its administrator sees it. */
async function isThere({ asAdmin }: Ground, database: string, id: string): Promise<boolean> {
  return (await asAdmin('GET', `/${database}/${encodeURIComponent(id)}`)).status === 200
}

/**
 * A document that the hub must not store. The control is the writer's own right fact; the attempt is repelled where the answer refuses
 * it *and* the administrator finds nothing.
 */
export function refusesDocument(
  ground: Ground,
  name: string,
  who: Intruder,
  build: () => object,
  database = who.database,
): Attempt {
  return withControl(
    name,
    () => stores(who, who.fact()),
    async () => {
      const document = toDocument(build())
      const { status, body } = await who.write([document], database)
      const rows = Array.isArray(body) ? (body as readonly Row[]) : []
      const { _id } = document as { readonly _id: string }
      if (await isThere(ground, database, _id)) return 'the hub stored it'
      return status >= 400 || rows.every(({ error }) => error !== undefined)
        ? null
        : `answered ${status}, no refusal`
    },
  )
}

/** A fact of the desk's own that stands at the hub, with its revision. */
export async function writtenFact(
  who: Intruder,
): Promise<{ readonly id: string; readonly rev: string; readonly document: object }> {
  const fact = who.fact()
  const { body } = await who.write([fact])
  const [row] = body as readonly { readonly id: string; readonly rev: string }[]
  if (!row?.rev) throw new Error('a right fact was not stored')
  return { id: fact.id, rev: row.rev, document: toDocument(fact) }
}

/**
 * An act on a fact that stands there. Repelled where the administrator afterwards finds the very same revision, undeleted, and no
 * other one beside it.
 */
export function leavesFactAlone(
  { asAdmin }: Ground,
  name: string,
  who: Intruder,
  act: (written: Awaited<ReturnType<typeof writtenFact>>, path: string) => Promise<unknown>,
): Attempt {
  return {
    name,
    async attempt() {
      const written = await writtenFact(who)
      const path = `/${who.database}/${encodeURIComponent(written.id)}`
      await act(written, path)
      const { status, body } = await asAdmin('GET', `${path}?conflicts=true`)
      const { _rev, _conflicts } = Object(body) as { _rev?: string; _conflicts?: readonly string[] }
      if (status !== 200) return `the fact is gone: ${status}`
      if (_rev !== written.rev) return 'the fact was changed'
      return _conflicts === undefined ? 'repelled' : 'a rival stands beside the fact'
    },
  }
}
