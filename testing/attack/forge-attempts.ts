import { DIRECTORY_DATABASE } from '#contracts/hub-databases'
import { FACT_KINDS } from '#domain/facts/fact-kinds'
import type { Attempt } from './attempt.ts'
import type { Ground } from './ground.ts'
import { refusesDocument } from './writing.ts'

/** Writes what only the hub writes. */
export function forgeAttempts(ground: Ground): readonly Attempt[] {
  const { desk, corps, hub } = ground
  const hubKinds = Object.entries(FACT_KINDS).flatMap(([kind, { writer }]) =>
    writer === 'hub' ? [kind] : [],
  )
  const forges = (name: string, build: () => object, database = desk.database): Attempt =>
    refusesDocument(ground, `a desk forges ${name}`, desk, build, database)
  const number = 'ZY4102022611000001X'
  return [
    ...hubKinds.map((kind) => forges(`a ${kind}`, () => desk.fact({ kind }))),
    forges('a ruling of a version to come', () => desk.fact({ kind: 'project-ruled' })),
    forges('an erasure', () => ({ ...desk.fact(), redacted: true })),
    forges('the ruling to come, under its very id', () => {
      const fact = desk.fact()
      return { ...fact, id: `${fact.id}.ruled` }
    }),
    forges('the routing to come, under its very id', () => {
      const fact = desk.fact()
      return { ...fact, id: `${fact.id}.routed` }
    }),
    forges('a fact signed by the hub', () => desk.fact({ desk: 'hub', org: 'hub', worker: 'hub', n: 0 })),
    forges(
      'a volunteer number',
      () => ({ _id: `number:${number}`, subject: 'registration:1' }),
      hub.register,
    ),
    forges('a claim of an identity', () => ({ _id: `identity:${'a'.repeat(64)}` }), hub.register),
    forges('an allocation', () => ({ _id: 'allocation:registration:1', number }), hub.register),
    forges('the record of a desk', () => ({ _id: 'desk:410202001-99', revokedOn: null }), hub.register),
    forges(
      'an organisation',
      () => ({ _id: 'organisation:410209', kind: 'organisation' }),
      DIRECTORY_DATABASE,
    ),
    forges('an approved group', () => ({ _id: 'group:1', kind: 'group' }), DIRECTORY_DATABASE),
    forges(
      'a key for certificates',
      () => ({ _id: 'certificate-key:mine', kind: 'certificate-key' }),
      DIRECTORY_DATABASE,
    ),
    forges(
      'a key that unsent facts are sealed to',
      () => ({ _id: 'export-key:mine', kind: 'export-key' }),
      DIRECTORY_DATABASE,
    ),
    forges(
      'a rule for minors',
      () => ({ _id: 'minors-policy:4102:2026-01-01', kind: 'minors-policy' }),
      DIRECTORY_DATABASE,
    ),
    refusesDocument(ground, 'a corps forges the ruling on a group', corps, () =>
      corps.fact({ kind: 'group-ruled' }),
    ),
    refusesDocument(
      ground,
      'a corps publishes a group itself',
      corps,
      () => ({ _id: 'group:2', kind: 'group' }),
      DIRECTORY_DATABASE,
    ),
    changesPolicy(ground),
  ]
}

/** The registrar's policy decides whether people look at registrations at all. */
function changesPolicy({ desk, asAdmin }: Ground): Attempt {
  const path = `/${DIRECTORY_DATABASE}/registrar`
  return {
    name: 'a desk changes how individuals are admitted',
    async attempt() {
      const before = (await asAdmin('GET', path)).body
      await desk.ask('PUT', path, { ...Object(before), policy: 'manual' })
      const after = (await asAdmin('GET', path)).body
      return JSON.stringify(after) === JSON.stringify(before) ? 'repelled' : 'the policy was changed'
    },
  }
}
