import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { evidenceDatabase, orgDatabase } from '#contracts/hub-databases'
import { toHubDocument } from '#contracts/hub-document'
import { sealFacts } from '#contracts/sealed-facts'
import { type AnyFact, HUB } from '#domain/fact'
import { foldRegistration } from '#domain/registration/fold-registration'
import type { ResidentDraft } from '#domain/registration/resident-draft'
import { askHub } from '#testing/ask-hub'
import { GIVEN_UP } from '#testing/consent-facts'
import { type DeskHand, openDeskHand } from '#testing/desk-hand'
import { startTestHub, type TestHub } from '#testing/hub'
import { hubCommand } from '#testing/hub-commands'
import { buildNationalNumber } from '#testing/national-number'
import { dyingStore, PowerCut, postOfficeOf, workEverywhere } from '#testing/post-office-of'
import { fourteenYearOld, motherConsents } from '#testing/resident-drafts'
import { sealedBy } from '#testing/sealed-evidence'
import { until } from '#testing/until'
import { connectHubStore } from '../hub-store.ts'
import { readHubKeys } from '../keys/hub-keys.ts'
import { findReviewsOf } from '../post-office/review-record.ts'
import { workOnEvidence } from '../post-office/work-on-evidence.ts'
import { finishErasures, noteRestored } from './erase-again.ts'
import { eraseSubject } from './erase-subject.ts'
import { findErasureRecord, findOpenErasures } from './erasure-record.ts'

let hub: TestHub
let here: DeskHand
let there: DeskHand
let registrar: DeskHand
let people = 0

beforeAll(async () => {
  hub = await startTestHub({ postOffice: false })
  const offices = hub.tree.organisations.filter(({ level }) => level === 'office')
  const at = (org: string | undefined) =>
    openDeskHand(hub, hub.desks.find((desk) => desk.org === org)?.code ?? '')
  here = await at(offices[0]?.code)
  there = await at(offices[1]?.code)
  registrar = await at(hub.tree.organisations.find(({ level }) => level === 'registrar')?.code)
})
afterAll(() => hub.close())

const store = () => connectHubStore(() => hub.adminUrl)
const office = (writes?: number) =>
  postOfficeOf(hub, writes === undefined ? store() : dyingStore(store(), writes), { policy: 'manual' })
async function work(surroundings = office()): Promise<void> {
  await workEverywhere(surroundings)
  for (const { org } of [here, there, registrar]) await workOnEvidence(surroundings, org, () => false)
}

/** Words that say who it was; each is looked for in all that the hub keeps. */
interface Somebody {
  readonly draft: ResidentDraft
  readonly traces: readonly string[]
}
function girl(): Somebody {
  people += 1
  const sequence = String(people * 2).padStart(3, '0')
  const number = buildNationalNumber('410202', '2011-09-01', sequence)
  const guardian = buildNationalNumber('410203', '1984-05-20', sequence)
  const inWords = [...sequence].map((digit) => '零一二三四五六七八九'[Number(digit)]).join('')
  const fullName = `赵${inWords}`
  const motherName = `刘${inWords}`
  const phone = `1370000${sequence}1`
  const mother = motherConsents().guardian
  const draft = fourteenYearOld({
    document: { type: 'resident-id', number },
    fullName,
    guardianConsent: motherConsents({
      guardian: {
        ...mother,
        fullName: motherName,
        document: { type: 'resident-id', number: guardian },
        phone,
      },
    }),
  })
  return { draft, traces: [number, guardian, fullName, motherName, phone] }
}

async function everythingAtHub(): Promise<string> {
  const databases = await store().databases()
  const ours = databases.filter((name) =>
    [hub.register, ...hub.tree.organisations.map(({ code }) => orgDatabase(code))].some((kept) =>
      name.startsWith(kept),
    ),
  )
  const pages = await Promise.all(
    ours.map((name) => askHub(hub.adminUrl, 'GET', `/${name}/_all_docs?include_docs=true`)),
  )
  return JSON.stringify(pages.map(({ body }) => body))
}
async function tracesLeft({ traces }: Somebody): Promise<readonly string[]> {
  const everything = await everythingAtHub()
  return traces.filter((trace) => everything.includes(trace))
}

interface Enrolled {
  readonly fact: AnyFact
  readonly evidence: string
}
async function enrolled(person: Somebody): Promise<Enrolled> {
  const [one] = await enrolAll([person])
  if (!one) throw new Error('nobody was enrolled')
  return one
}
/** Registered with a scan of the paper, laid before the registrar and approved. */
async function enrolAll(people: readonly Somebody[], bytes = 200_000): Promise<readonly Enrolled[]> {
  const written: Enrolled[] = []
  for (const { draft } of people) {
    const subject = `registration:${crypto.randomUUID()}`
    const sealed = await sealedBy(here.desk, readHubKeys(hub.folder).export.publicKey, { subject, bytes })
    const signature = { form: 'paper', paperNumber: 'T-1', scan: sealed.reference }
    const body = { ...draft, guardianConsent: { ...draft.guardianConsent, signature } }
    const fact = await here.write('resident-registered', body, subject)
    await sendEvidence([sealed.manifest, ...sealed.chunks])
    written.push({ fact, evidence: sealed.reference.evidence })
  }
  await work()
  for (const { fact } of written) {
    const decision = { outcome: 'approve', consentOpened: true }
    await registrar.write('review-decided', { answers: fact.id, decision }, fact.subject)
  }
  await work()
  for (const { fact } of written) {
    const state = foldRegistration(await here.factsOf(fact.subject))
    expect(state).toMatchObject({ status: 'enrolled', problems: [] })
  }
  return written
}
async function sendEvidence(docs: readonly object[]): Promise<unknown> {
  const path = `/${evidenceDatabase(here.org)}/_bulk_docs`
  return (await here.session.ask('POST', path, { docs, new_edits: false })).body
}
async function evidenceLeft(evidence: string): Promise<readonly string[]> {
  const found = await Promise.all(
    [here, registrar].flatMap(({ org }) =>
      ['manifest:', 'chunk:', 'opening:'].map((kind) =>
        store().findIds(evidenceDatabase(org), `${kind}${here.desk}:`),
      ),
    ),
  )
  return found.flat().filter((id) => id.includes(evidence))
}
const giveUp = (subject: string) =>
  here.write('registration-withdrawn', { ...GIVEN_UP, eraseAsked: true }, subject)

test('whoever gives up and asks for it is erased everywhere, copies, scan and earlier revisions included', async () => {
  const person = girl()
  const { fact, evidence } = await enrolled(person)
  const { subject } = fact
  expect(await tracesLeft(person)).toEqual(person.traces)
  expect((await evidenceLeft(evidence)).length).toBeGreaterThan(8)
  const before = await askHub(hub.adminUrl, 'GET', `/${orgDatabase(here.org)}/${encodeURIComponent(fact.id)}`)
  const number = foldRegistration(await here.factsOf(subject))?.volunteerNumber

  await giveUp(subject)
  await work()

  expect(await tracesLeft(person)).toEqual([])
  expect(await evidenceLeft(evidence)).toEqual([])
  for (const hand of [here, registrar]) {
    const facts = await hand.factsOf(subject)
    const [said, ...rest] = facts.toSorted(({ kind }) => (kind === 'subject-redacted' ? -1 : 1))
    expect(said).toMatchObject({ kind: 'subject-redacted', desk: HUB, body: { because: 'withdrawal' } })
    expect(rest.map(({ body, redacted }) => ({ body, redacted }))).toEqual(
      rest.map(() => ({ body: {}, redacted: true })),
    )
    expect(foldRegistration(facts)).toMatchObject({
      status: 'erased',
      volunteerNumber: null,
      documentKey: null,
    })
  }
  // The number stays given, to nobody that could be named; the document is free.
  expect(await store().find(hub.register, `number:${number}`)).toMatchObject({ subject })
  expect(await findOpenErasures(office())).toEqual([])
  const path = `/${orgDatabase(here.org)}/${encodeURIComponent(fact.id)}?rev=${Object(before.body)._rev}`
  await until(async () => (await askHub(hub.adminUrl, 'GET', path)).status === 404)
})

test('killed after each single write, the erasure comes to the same end', async () => {
  const waiting: { readonly person: Somebody; readonly enrolled: Enrolled }[] = []
  const erased: Somebody[] = []
  for (let writes = 1, isDone = false; !isDone; writes += 1) {
    if (waiting.length === 0) {
      const people = Array.from({ length: 12 }, girl)
      // One chunk each: a second one would be killed at twice, for nothing new.
      const all = await enrolAll(people, 1000)
      waiting.push(...all.flatMap((one, at) => ({ person: people[at] ?? girl(), enrolled: one })))
    }
    const next = waiting.shift()
    if (!next) throw new Error('nobody is left to be erased')
    await giveUp(next.enrolled.fact.subject)
    try {
      await work(office(writes))
      isDone = true
    } catch (failure) {
      expect(failure).toBeInstanceOf(PowerCut)
    }
    await work()
    await finishErasures(office())
    expect(await tracesLeft(next.person)).toEqual([])
    expect(await evidenceLeft(next.enrolled.evidence)).toEqual([])
    erased.push(next.person)
  }
  expect(erased.length).toBeGreaterThan(12)
  expect(await findOpenErasures(office())).toEqual([])
  // Each document was released, whenever the power went.
  const again: AnyFact[] = []
  for (const { draft } of erased) again.push(await there.write('resident-registered', draft))
  await work()
  for (const { subject } of again) {
    expect(foldRegistration(await there.factsOf(subject))?.status).toBe('in-review')
  }
})

test('what an offline desk writes about them later is emptied, and late evidence goes', async () => {
  const person = girl()
  const { fact } = await enrolled(person)
  const { subject } = fact
  await giveUp(subject)
  await work()
  const late = await here.write(
    'resident-corrected',
    {
      changes: { fullName: person.traces[2], phone: { number: person.traces[4], owner: 'guardian' } },
      reason: 'misheard',
    },
    subject,
  )
  const sealed = await sealedBy(here.desk, readHubKeys(hub.folder).export.publicKey, { subject })
  await sendEvidence([sealed.manifest, ...sealed.chunks.slice(0, 2)])
  await work()
  expect(await tracesLeft(person)).toEqual([])
  const found = (await here.factsOf(subject)).find(({ id }) => id === late.id)
  expect(found).toMatchObject({ body: {}, redacted: true, n: late.n })
  expect(await evidenceLeft(sealed.reference.evidence)).toEqual([])
  // The rest of it was on the line already.
  await sendEvidence(sealed.chunks.slice(2))
  await work()
  expect(await evidenceLeft(sealed.reference.evidence)).toEqual([])
  // Nor does the same come back under its old name.
  await here.session.send(fact)
  await sendEvidence([sealed.manifest])
  await work()
  expect(await tracesLeft(person)).toEqual([])
  expect(await evidenceLeft(sealed.reference.evidence)).toEqual([])
})

test('evidence that a locked desk’s file brings late goes on arrival, and does not come back with the next import', async () => {
  const person = girl()
  const { fact } = await enrolled(person)
  const { subject } = fact
  const publicKey = readHubKeys(hub.folder).export.publicKey
  const sealed = await sealedBy(here.desk, publicKey, { subject })
  const about = { desk: here.desk, org: here.org }
  const head = await sealFacts([fact], publicKey, about, [sealed.manifest])
  const file = join(hub.folder, 'late.zyf')
  writeFileSync(file, [head, ...sealed.chunks.map(({ data }) => data)].join('.'))
  await giveUp(subject)
  await work()
  const late = await hubCommand(hub, 'desk', 'import', file)
  expect(late.out).toMatch(/1 条记录：写入 0，已有 1/)
  expect(late.out).toMatch(/1 份材料：写入 1/)
  expect(await evidenceLeft(sealed.reference.evidence)).not.toEqual([])
  await work()
  expect(await evidenceLeft(sealed.reference.evidence)).toEqual([])
  expect((await hubCommand(hub, 'desk', 'import', file)).out).toMatch(/1 份材料：写入 0，已有 1/)
  expect(await evidenceLeft(sealed.reference.evidence)).toEqual([])
  expect(await tracesLeft(person)).toEqual([])
})

test('desks that have not confirmed are known by name', async () => {
  const { fact } = await enrolled(girl())
  await giveUp(fact.subject)
  await work()
  const desks = hub.desks
    .filter(({ org }) => org === here.org || org === registrar.org)
    .map(({ code }) => code)
  const open = await findErasureRecord(office(), fact.subject)
  expect(open).toMatchObject({ org: here.org, because: 'withdrawal', confirmed: [] })
  expect(open?.desks.toSorted()).toEqual(desks.toSorted())
  await here.write('erasure-confirmed', { on: '2026-03-06' }, fact.subject)
  await registrar.write('erasure-confirmed', { on: '2026-03-06' }, fact.subject)
  await work()
  expect((await findErasureRecord(office(), fact.subject))?.confirmed.toSorted()).toEqual(
    [here.desk, registrar.desk].toSorted(),
  )
})

test('an approved request erases an enrolled person; others, and the same name elsewhere, stay', async () => {
  const person = girl()
  const { fact } = await enrolled(person)
  const other = girl()
  await enrolled(other)
  await eraseSubject(office(), { subject: fact.subject, org: here.org, because: 'request' })
  expect(await tracesLeft(person)).toEqual([])
  expect(await tracesLeft(other)).toEqual(other.traces)
  const again = await there.write('resident-registered', person.draft)
  await work()
  expect(foldRegistration(await there.factsOf(again.subject))?.status).toBe('in-review')
})

test('a desk erases nobody by claiming that they had been erased', async () => {
  const person = girl()
  const { fact } = await enrolled(person)
  await there.write('erasure-confirmed', { on: '2026-03-06' }, fact.subject)
  await here.write('erasure-confirmed', { on: '2026-03-06' }, fact.subject)
  await registrar.write('erasure-confirmed', { on: '2026-03-06' }, fact.subject)
  await work()
  expect(await tracesLeft(person)).toEqual(person.traces)
  expect(foldRegistration(await here.factsOf(fact.subject))?.status).toBe('enrolled')
})

test('a hub that came back from an older backup erases again what it knew of, and what its desks remember', async () => {
  const [known, remembered] = [girl(), girl()]
  const first = await enrolled(known)
  const second = await enrolled(remembered)
  const copies = await Promise.all(
    [first, second].map(({ fact }) => store().find(orgDatabase(here.org), fact.id)),
  )
  await giveUp(first.fact.subject)
  await work()
  // As the backup has it: the person's facts from before, and the register's record of the erasure from after.
  const back = async (document: object | null, facts: AnyFact) => {
    const present = await store().find(orgDatabase(here.org), facts.id)
    const said = await store().find(orgDatabase(here.org), `${facts.subject}:hub.erased`)
    if (said) await store().remove(orgDatabase(here.org), said)
    if (present)
      await store().replace(orgDatabase(here.org), {
        ...present,
        ...toHubDocument(facts),
        ...document,
        _rev: present._rev,
        redacted: undefined,
      })
  }
  await back(copies[0] ?? null, first.fact)
  expect(await tracesLeft(known)).toEqual(known.traces)
  await noteRestored(office(), new Date())
  await here.write('erasure-confirmed', { on: '2026-03-06' }, second.fact.subject)
  await work()
  await finishErasures(office())
  expect(await tracesLeft(known)).toEqual([])
  expect(await tracesLeft(remembered)).toEqual([])
  expect(await findErasureRecord(office(), second.fact.subject)).toMatchObject({
    because: 'confirmed-before',
  })
  expect(await findReviewsOf(office(), second.fact.subject)).toHaveLength(1)
})
