import { chunkPrefix, manifestId } from '#contracts/evidence-documents'
import { DIRECTORY_DATABASE, evidenceDatabase } from '#contracts/hub-databases'
import type { AnyFact } from '#domain/fact'
import { GIVEN_UP } from '../consent-facts.ts'
import { sealedBy } from '../sealed-evidence.ts'
import { until } from '../until.ts'
import type { Attempt } from './attempt.ts'
import type { Ground } from './ground.ts'
import { type Intruder, toDocument } from './intruder.ts'
import { workedOn } from './worked-on.ts'
import { leavesFactAlone } from './writing.ts'

/** Erases whom nobody asked to erase, hides what was written, or brings back who is erased. */
export function erasureAttempts(ground: Ground): readonly Attempt[] {
  const { desk, beside, elsewhere, corps } = ground
  const bulk = `/${desk.database}/_bulk_docs`
  const emptied = (document: object, changes: object = {}) => ({
    ...document,
    body: {},
    redacted: true,
    ...changes,
  })
  return [
    leavesFactAlone(ground, 'a desk empties its own fact', desk, ({ document, rev }, path) =>
      desk.ask('PUT', path, emptied(document, { _rev: rev })),
    ),
    leavesFactAlone(
      ground,
      'a desk empties a fact of the desk beside it',
      beside,
      ({ document, rev }, path) => desk.ask('PUT', path, emptied(document, { _rev: rev })),
    ),
    leavesFactAlone(ground, 'a desk empties its own fact as a replicator could', desk, ({ document, rev }) =>
      desk.ask('POST', bulk, {
        new_edits: false,
        docs: [
          emptied(document, {
            _rev: `2-${'c'.repeat(32)}`,
            _revisions: { start: 2, ids: ['c'.repeat(32), rev.slice(2)] },
          }),
        ],
      }),
    ),
    leavesPerson(ground, 'a desk forges the hub’s word that a person is erased', desk, desk, (fact) => ({
      ...about(desk, fact, 'subject-redacted', { because: 'request', on: '2026-03-06' }),
      id: `${fact.subject}:hub.erased`,
    })),
    leavesPerson(ground, 'a desk claims that a person of its office was erased before', desk, desk, (fact) =>
      about(desk, fact, 'erasure-confirmed', { on: '2026-03-06' }),
    ),
    leavesPerson(
      ground,
      'a desk claims that a person of another office was erased',
      elsewhere,
      desk,
      (fact) => about(desk, fact, 'erasure-confirmed', { on: '2026-03-06' }),
    ),
    leavesPerson(ground, 'a desk gives up a registration of another office', elsewhere, desk, (fact) =>
      about(desk, fact, 'registration-withdrawn', { ...GIVEN_UP, eraseAsked: true }),
    ),
    leavesPerson(ground, 'a corps gives up a registration of an office below it', desk, corps, (fact) =>
      about(corps, fact, 'registration-withdrawn', { ...GIVEN_UP, eraseAsked: true }),
    ),
    leavesEvidence(ground),
    bringsBack(ground),
  ]
}

function about(who: Intruder, { subject }: AnyFact, kind: string, body: object): AnyFact {
  return who.fact({ subject, id: `${subject}:${crypto.randomUUID()}`, kind, body: { ...body } })
}

/** Writes what is meant to erase somebody; that it was let in or not is not asked, only what became of the person. */
function leavesPerson(
  ground: Ground,
  name: string,
  registeredBy: Intruder,
  writtenBy: Intruder,
  build: (fact: AnyFact) => AnyFact,
): Attempt {
  return {
    name,
    async attempt() {
      const fact = registeredBy.fact()
      const control = registeredBy.fact()
      await registeredBy.write([fact, control])
      await workedOn(ground, registeredBy)
      await writtenBy.write([build(fact)])
      await workedOn(ground, writtenBy)
      // The control, later than the attack: the office that registered a person can have them erased where they ask for it.
      await erase(ground, registeredBy, control)
      return (await isWhole(ground, registeredBy, fact)) ? 'repelled' : 'the person was erased'
    },
  }
}

/** A fact may name any evidence. What is about somebody else must not go with the one who is erased. */
function leavesEvidence(ground: Ground): Attempt {
  const { desk, beside, asAdmin } = ground
  return {
    name: 'a desk has another person’s evidence erased by naming it',
    async attempt() {
      const { body } = await asAdmin('GET', `/${DIRECTORY_DATABASE}/_all_docs?include_docs=true`)
      const rows = Object(body).rows as readonly { readonly doc: { kind?: string; publicKey?: string } }[]
      const key = rows.find(({ doc }) => doc.kind === 'export-key')?.doc.publicKey ?? ''
      const mine = desk.fact()
      const [theirs, own] = [
        await sealedBy(beside.code, key, { bytes: 1000 }),
        await sealedBy(desk.code, key, { bytes: 1000, subject: mine.subject }),
      ]
      const database = evidenceDatabase(desk.org)
      for (const [who, { manifest, chunks }] of [
        [beside, theirs],
        [desk, own],
      ] as const) {
        await who.ask('POST', `/${database}/_bulk_docs`, { docs: [manifest, ...chunks], new_edits: false })
      }
      await desk.write([{ ...mine, body: { ...mine.body, mine: own.reference, theirs: theirs.reference } }])
      await workedOn(ground, desk)
      await erase(ground, desk, mine)
      const isThere = async (id: string) =>
        (await asAdmin('GET', `/${database}/${encodeURIComponent(id)}`)).status === 200
      if (await isThere(manifestId(desk.code, own.reference.evidence)))
        return 'its control failed: the evidence of who is erased stands there'
      const [chunk] = theirs.chunks
      if (!(await isThere(manifestId(beside.code, theirs.reference.evidence)))) return 'the manifest is gone'
      if (!chunk?._id.startsWith(chunkPrefix(beside.code, theirs.reference.evidence)))
        return 'its control failed: no chunk'
      return (await isThere(chunk._id)) ? 'repelled' : 'the chunk is gone'
    },
  }
}

/** K-3, on purpose: by the old document, by a longer history over it, and by a new fact. */
function bringsBack(ground: Ground): Attempt {
  const { desk, asAdmin } = ground
  return {
    name: 'a desk brings an erased person back',
    async attempt() {
      const fact = desk.fact({ body: { ...desk.fact().body, fullName: '欧阳无双' } })
      await desk.write([fact])
      await workedOn(ground, desk)
      await erase(ground, desk, fact)
      const { body } = await asAdmin('GET', `/${desk.database}/${encodeURIComponent(fact.id)}`)
      const rev = String(Object(body)._rev)
      await desk.write([fact])
      await desk.write([{ ...toDocument(fact), _rev: rev }])
      await desk.ask('POST', `/${desk.database}/_bulk_docs`, {
        new_edits: false,
        docs: [
          {
            ...toDocument(fact),
            _rev: `9-${'f'.repeat(32)}`,
            _revisions: { start: 9, ids: ['f'.repeat(32), rev.slice(2)] },
          },
        ],
      })
      const late = about(desk, fact, 'resident-corrected', { changes: fact.body, reason: 'misheard' })
      await desk.write([late])
      await until(async () => {
        const stored = await asAdmin('GET', `/${desk.database}/${encodeURIComponent(late.id)}`)
        return Object(stored.body).redacted === true
      })
      const found = await asAdmin('GET', `/${desk.database}/_all_docs?include_docs=true&conflicts=true`)
      return JSON.stringify(found.body).includes('欧阳无双') ? 'the person is back' : 'repelled'
    },
  }
}

/** As it should be done, and awaited. */
async function erase(ground: Ground, who: Intruder, fact: AnyFact): Promise<void> {
  await who.write([about(who, fact, 'registration-withdrawn', { ...GIVEN_UP, eraseAsked: true })])
  await until(async () => !(await isWhole(ground, who, fact)))
  await until(async () => (await isOpen(ground, fact)) === false)
}

/** Whether the erasure has more to do than to empty facts. */
async function isOpen({ asAdmin, hub }: Ground, { subject }: AnyFact): Promise<boolean> {
  const path = `/${hub.register}/${encodeURIComponent(`open-erasure:${subject}`)}`
  return (await asAdmin('GET', path)).status === 200
}

async function isWhole({ asAdmin }: Ground, { database }: Intruder, { id }: AnyFact): Promise<boolean> {
  const { body } = await asAdmin('GET', `/${database}/${encodeURIComponent(id)}`)
  return Object(Object(body).body).fullName !== undefined
}
