import type { Attempt } from './attempt.ts'
import type { Ground } from './ground.ts'
import { refusesDocument } from './writing.ts'

/** Writes in somebody else's name. */
export function nameAttempts(ground: Ground): readonly Attempt[] {
  const { desk, beside, elsewhere, corps, otherCorps } = ground
  const writes = (name: string, build: () => object, database = desk.database): Attempt =>
    refusesDocument(ground, `an office's desk writes ${name}`, desk, build, database)
  return [
    writes('as the desk beside it', () => desk.fact({ desk: beside.code })),
    writes('as a desk of another office', () => desk.fact({ desk: elsewhere.code, org: elsewhere.org })),
    writes('for another office under its own name', () => desk.fact({ org: elsewhere.org })),
    writes('as a worker of another office', () => desk.fact({ worker: `${elsewhere.org}-w1` })),
    writes('as nobody in particular', () => desk.fact({ worker: 'w1' })),
    writes('as a worker whose office only begins like its own', () =>
      desk.fact({ worker: `${desk.org}0-w1` }),
    ),
    writes('as a list of desks with itself among them', () => ({
      ...desk.fact(),
      desk: [beside.code, desk.code],
    })),
    writes('its own facts into another office', () => desk.fact(), elsewhere.database),
    writes('another office’s facts into that office', () => elsewhere.fact(), elsewhere.database),
    writes('its own facts into the corps’s inbox', () => desk.fact(), corps.database),
    writes('a decision on a review', () => desk.fact({ kind: 'review-decided' })),
    writes(
      'a decision in the name of the corps',
      () => corps.fact({ kind: 'review-decided' }),
      corps.database,
    ),
    writes('under an id that belongs to another subject', () => desk.fact({ id: 'registration:other:1' })),
    refusesDocument(
      ground,
      'a corps decides in an office’s own database',
      corps,
      () => corps.fact({ kind: 'review-decided' }),
      desk.database,
    ),
    refusesDocument(
      ground,
      'a corps decides in another corps’s database',
      otherCorps,
      () => otherCorps.fact({ kind: 'review-decided', org: corps.org }),
      corps.database,
    ),
  ]
}
