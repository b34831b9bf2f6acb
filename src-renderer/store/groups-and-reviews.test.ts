import { afterEach, expect, test } from 'vitest'
import type { AnyFact } from '#domain/fact'
import { documentKey } from '#domain/identity-document/document-key'
import { buildFact, buildRuling } from '#testing/facts'
import { openMemoryDesk } from '#testing/memory-desk'
import { memoryStorage } from '#testing/memory-storage'
import { retiree } from '#testing/resident-drafts'
import { buildDecision, buildGroupRuling, buildReviewOpened, REVIEWER } from '#testing/review-facts'
import { sampleFacts } from '#testing/sample-facts'
import type { DeskStorage } from './desk-database.ts'
import type { GroupRow } from './group-row.ts'
import type { NoticeRow } from './notice-row.ts'
import type { OpenedDeskStore } from './open-desk-store.ts'
import type { RegistrationRow } from './registration-row.ts'
import type { ReviewRow } from './review-row.ts'

const open: OpenedDeskStore[] = []
afterEach(async () => {
  for (const store of open.splice(0)) await store.close()
})

/** A desk of the corps, which reviews. */
async function openStore(storage?: DeskStorage, org = REVIEWER): Promise<OpenedDeskStore> {
  const store = await openMemoryDesk(org, storage)
  open.push(store)
  return store
}

async function closeStore(store: OpenedDeskStore): Promise<void> {
  open.splice(open.indexOf(store), 1)
  await store.close()
}

interface Lists {
  readonly roster: readonly RegistrationRow[]
  readonly groups: readonly GroupRow[]
  readonly reviews: readonly ReviewRow[]
  readonly notices: readonly NoticeRow[]
}

async function listsOf(store: OpenedDeskStore): Promise<Lists> {
  await store.findByDocument('everything projected so far')
  const lists: Lists = { roster: [], groups: [], reviews: [], notices: [] }
  store.watchRoster((roster) => Object.assign(lists, { roster }))()
  store.watchGroups((groups) => Object.assign(lists, { groups }))()
  store.watchReviews((reviews) => Object.assign(lists, { reviews }))()
  store.watchNotices((notices) => Object.assign(lists, { notices }))()
  return lists
}

/** The same whatever order the rows were found in. */
function sorted(lists: Lists): Lists {
  const bySubject = (one: { subject: string }, other: { subject: string }) =>
    one.subject < other.subject ? -1 : 1
  return {
    roster: lists.roster.toSorted(bySubject),
    groups: lists.groups.toSorted(bySubject),
    reviews: lists.reviews.toSorted(bySubject),
    notices: lists.notices.toSorted(bySubject),
  }
}

const person = buildFact({ kind: 'resident-registered', body: { ...retiree(), standing: 'adult' } })
const opened = buildReviewOpened(person)
const applied = buildFact({
  subject: 'group:0198c2a4-0000-7000-8000-0000000000aa',
  kind: 'group-applied',
  body: { level: 'team', name: '北道门社区志愿服务队', parent: REVIEWER, division: '410202' },
})
const groupOpened = buildReviewOpened(applied)

function notice(kind: string, body: AnyFact['body'], id: string): AnyFact {
  const subject = `organisation:${REVIEWER}`
  return buildFact({
    subject,
    id: `${subject}:${id}`,
    org: 'hub',
    desk: 'hub',
    worker: 'hub',
    n: 0,
    kind,
    body,
  })
}
const late = notice(
  'review-escalated',
  {
    answers: person.id,
    about: 'registration',
    name: 'L-410202001-01-000001',
    officeName: '龙亭区北道门社区',
    reviewer: '410202',
    reviewerName: '龙亭区志愿服务总队',
    dueOn: '2026-03-09',
  },
  'a',
)
const notified = notice(
  'dispute-notified',
  {
    dispute: 'registration:1:2',
    openedAt: '龙亭区大兴社区',
    openedOn: '2026-03-02',
    concerns: '龙亭区北道门社区',
    answerBy: '2026-03-09',
  },
  'b',
)
const settled = notice(
  'dispute-settled',
  {
    dispute: 'registration:1:2',
    outcome: 'no-consent-found',
    concerns: '龙亭区北道门社区',
    on: '2026-03-04',
  },
  'c',
)

test('a registration of another office is to be reviewed, and is nobody of this office', async () => {
  const store = await openStore()
  await store.exchange.receive([person, opened])
  const { roster, reviews } = await listsOf(store)
  expect(roster).toEqual([])
  expect(reviews).toMatchObject([
    {
      subject: person.subject,
      about: 'registration',
      state: 'open',
      name: '张秀英',
      org: '410202001',
      submittedAt: person.at,
      dueOn: '2026-03-09',
      submissions: 1,
    },
  ])
  const number = String(retiree().document?.number)
  expect(await store.findByDocument(documentKey({ type: 'resident-id', number }))).toBeNull()
})

test('the applicant itself keeps it in its roster, and has nothing to decide', async () => {
  const store = await openStore(memoryStorage(), '410202001')
  await store.exchange.receive([person, opened, applied, groupOpened])
  const { roster, groups, reviews } = await listsOf(store)
  expect(roster).toMatchObject([{ status: 'in-review' }])
  expect(groups).toMatchObject([{ name: '北道门社区志愿服务队' }])
  expect(reviews).toEqual([])
})

test('a group that this organisation reviews stands among the groups and in the inbox', async () => {
  const store = await openStore()
  await store.exchange.receive([applied, groupOpened])
  const { roster, groups, reviews } = await listsOf(store)
  expect(roster).toEqual([])
  expect(groups).toMatchObject([{ subject: applied.subject, org: '410202001', parent: REVIEWER }])
  expect(reviews).toMatchObject([{ subject: applied.subject, about: 'group', needsConsentOpened: false }])
})

test('a ruling that arrives before the submission it answers puts nobody into the wrong list for good', async () => {
  const store = await openStore()
  const ruled = buildRuling(person, {
    outcome: 'refused',
    problems: [{ code: 'oath-not-read', field: 'oathRead' }],
  })
  await store.exchange.receive([ruled])
  await listsOf(store)
  await store.exchange.receive([opened])
  await store.exchange.receive([person])
  const { roster, reviews } = await listsOf(store)
  expect(roster).toEqual([])
  expect(reviews).toMatchObject([{ state: 'closed', outcome: 'refuse', name: '张秀英' }])
})

test('a decision is seen at once, and the ruling closes it', async () => {
  const store = await openStore()
  await store.exchange.receive([applied, groupOpened])
  await store.append({
    subject: applied.subject,
    kind: 'review-decided',
    body: { answers: applied.id, decision: { outcome: 'approve', consentOpened: false } },
  })
  expect((await listsOf(store)).reviews).toMatchObject([{ state: 'decided', outcome: 'approve' }])
  await store.exchange.receive([
    buildGroupRuling(applied, { outcome: 'approved', registeredOn: '2026-03-03' }),
  ])
  expect((await listsOf(store)).reviews).toMatchObject([{ state: 'closed', outcome: 'approve' }])
})

test.each([
  ['as it happened', [notified, settled]],
  ['the end first', [settled, notified]],
])('a dispute below is one notice, %s', async (_, facts) => {
  const store = await openStore()
  for (const fact of facts) await store.exchange.receive([fact])
  await store.exchange.receive([late])
  const { notices } = await listsOf(store)
  expect(notices).toHaveLength(2)
  expect(notices).toContainEqual(
    expect.objectContaining({
      notice: 'dispute',
      openedAt: '龙亭区大兴社区',
      concerns: '龙亭区北道门社区',
      answerBy: '2026-03-09',
      outcome: 'no-consent-found',
    }),
  )
  expect(notices).toContainEqual(
    expect.objectContaining({ notice: 'review-late', reviewerName: '龙亭区志愿服务总队' }),
  )
})

test('a notice that no hub wrote, or that cannot be read, is none', async () => {
  const store = await openStore()
  await store.exchange.receive([
    { ...late, desk: `${REVIEWER}-02` },
    { ...notified, body: {} },
    { ...settled, kind: 'dispute-forgotten' },
  ])
  expect((await listsOf(store)).notices).toEqual([])
})

test('an office that has to show a consent sees until when', async () => {
  const store = await openStore(memoryStorage(), '410202001')
  const { subject } = person
  const asked = { ...notified, subject, id: `${subject}:dispute` }
  await store.exchange.receive([person, asked])
  expect((await listsOf(store)).roster).toMatchObject([{ answerDisputeBy: '2026-03-09' }])
  await store.append({
    subject,
    kind: 'dispute-answered',
    body: {
      dispute: 'registration:1:2',
      answer: { outcome: 'no-consent-found', words: '' },
    },
  })
  expect((await listsOf(store)).roster).toMatchObject([{ answerDisputeBy: null }])
})

test('every list that was kept equals the lists folded again from the facts', async () => {
  const storage = memoryStorage()
  const store = await openStore(storage)
  // More rows than one page, many that leave the roster again once it is known whose they are, and a decision.
  const theirs = sampleFacts('410202001-02', 150)
  const ours = sampleFacts(`${REVIEWER}-02`, 70, { seed: 2 })
  const refusal = { outcome: 'refused', problems: [{ code: 'oath-not-read', field: 'oathRead' }] }
  await store.exchange.receive([...theirs.map((fact) => buildRuling(fact, refusal)), late, notified])
  expect((await listsOf(store)).roster).toHaveLength(150)
  await store.exchange.receive([...ours, ...theirs, applied, groupOpened, settled])
  await store.exchange.receive([buildDecision(applied, { outcome: 'approve', consentOpened: false })])
  const kept = await listsOf(store)
  expect(kept.roster).toHaveLength(70)
  expect(kept.groups).toHaveLength(1)
  expect(kept.reviews).toHaveLength(151)
  expect(kept.notices).toHaveLength(2)
  await closeStore(store)

  const again = await openStore(storage)
  expect(await listsOf(again)).toEqual(kept)
  await again.rebuildRoster()
  expect(sorted(await listsOf(again))).toEqual(sorted(kept))
  await closeStore(again)
  expect(sorted(await listsOf(await openStore(storage)))).toEqual(sorted(kept))
})

test('lists of an earlier version are folded again', async () => {
  const storage = memoryStorage()
  const store = await openStore(storage)
  await store.exchange.receive([person, opened])
  const kept = await listsOf(store)
  await closeStore(store)
  function rewrite(table: string, key: string, text: unknown): void {
    const found = [...storage.collectionStates].find(([name]) => name.includes(table))?.[1].documents.get(key)
    if (found === undefined) throw new Error(`${key} was not kept`)
    Object.assign(found, { text: JSON.stringify(text) })
  }
  rewrite('state', 'roster', { version: 1, writtenAt: Number.MAX_SAFE_INTEGER })
  rewrite('roster', 'reviews:00000000', [])
  expect(await listsOf(await openStore(storage))).toEqual(kept)
})
