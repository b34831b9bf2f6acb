import { afterEach, expect, test } from 'vitest'
import { foldGroup } from '#domain/groups/fold-group'
import type { Group } from '#domain/groups/group'
import type { GroupDraft } from '#domain/groups/group-draft'
import { PlainDate } from '#domain/plain-date'
import { communityTeam, countyCorps, KAIFENG_TREE } from '#testing/group-drafts'
import { memoryStorage } from '#testing/memory-storage'
import { buildGroupRuling } from '#testing/review-facts'
import type { DeskStorage } from '../../store/desk-database.ts'
import { type OpenedDeskStore, openDeskStore } from '../../store/open-desk-store.ts'
import { StoreFailure } from '../../store/store-failure.ts'
import { createGroupForm, type GroupForm } from './group-form.ts'
import { findGroupProblem } from './group-form-state.ts'

const COMMUNITY = {
  code: '410202001',
  name: '龙亭区北道门社区',
  level: 'office' as const,
  division: '410202',
  parent: '410202',
}
const CORPS = {
  ...COMMUNITY,
  code: '410202',
  name: '龙亭区志愿服务总队',
  level: 'corps' as const,
  parent: '410200',
}

const open: OpenedDeskStore[] = []
afterEach(async () => {
  for (const store of open.splice(0)) await store.close()
})

let made = 0
function newId(): string {
  made += 1
  return `0198c2a4-0000-7000-8000-${String(made).padStart(12, '0')}`
}

async function openStore(storage: DeskStorage = memoryStorage()): Promise<OpenedDeskStore> {
  const store = await openDeskStore({
    desk: '410202001-01',
    org: '410202001',
    worker: () => 'worker:1',
    storage,
    now: () => Date.UTC(2026, 2, 2, 4),
    newId,
    deskKey: null,
    locks: navigator.locks,
    onFailure: (error) => expect.unreachable(String(error)),
  })
  open.push(store)
  return store
}

async function publishTree(store: OpenedDeskStore): Promise<void> {
  await store.exchange.changeDirectory(
    new Map(KAIFENG_TREE.map((org) => [`organisation:${org.code}`, { kind: 'organisation', ...org }])),
  )
}

function formOn(
  store: OpenedDeskStore,
  changes: Partial<OpenedDeskStore> = {},
  own: typeof COMMUNITY | typeof CORPS = COMMUNITY,
): GroupForm {
  return createGroupForm({
    own,
    store: { ...store, ...changes },
    newId,
    now: () => new Date(Date.UTC(2026, 2, 2, 4)),
    today: () => PlainDate.parse('2026-03-02'),
  })
}

async function openApplication(store: OpenedDeskStore, own?: typeof CORPS): Promise<GroupForm> {
  const form = formOn(store, {}, own)
  await form.openApplication()
  return form
}

/** Types what a worker types: nothing that the form proposes or derives. */
function fill(
  form: GroupForm,
  { kind, contact, personInCharge, serviceCategories, population }: GroupDraft,
): void {
  form.change('kind', kind ?? null)
  form.change('population', population == null ? null : String(population))
  form.change('contact.fullName', contact?.fullName ?? null)
  form.change('contact.phone', contact?.phone ?? null)
  form.change('personInCharge.fullName', personInCharge?.fullName ?? null)
  form.change('personInCharge.phone', personInCharge?.phone ?? null)
  form.change('personInCharge.document.number', personInCharge?.document?.number ?? null)
  form.change('serviceCategories', serviceCategories ?? null)
}

async function groupOf(store: OpenedDeskStore, subject: string): Promise<Group> {
  const group = foldGroup(await store.factsOf(subject))
  return group ?? expect.unreachable('no such group')
}

/** An application that came back from the organisation above. */
async function returnedGroup(store: OpenedDeskStore, problems: readonly object[]): Promise<Group> {
  const form = await openApplication(store)
  fill(form, communityTeam())
  const subject = (await form.submit()) ?? expect.unreachable('not submitted')
  const [applied] = await store.factsOf(subject)
  if (!applied) return expect.unreachable('no fact')
  await store.exchange.receive([buildGroupRuling(applied, { outcome: 'returned', problems })])
  return groupOf(store, subject)
}

const UNIT_NOT_PROVEN = {
  code: 'returned-by-reviewer',
  field: 'name',
  reason: 'unit-not-proven',
  words: '请附证明',
  reviewerName: '龙亭区志愿服务总队',
}

test('a community says that it is one, and the form knows its unit, its type, its name and who reviews it', async () => {
  const store = await openStore()
  await publishTree(store)
  const form = await openApplication(store)
  form.change('kind', 'community')
  expect(form.state().draft).toMatchObject({
    level: 'team',
    division: '410202',
    unit: { name: '北道门社区', type: '09' },
    name: '北道门社区志愿服务队',
  })
  expect(form.state().above?.name).toBe('龙亭区志愿服务总队')
})

test('the name follows the professional field and the unit until somebody types another', async () => {
  const form = await openApplication(await openStore())
  form.change('professionalField', 'law')
  expect(form.state().draft.name).toBe('北道门社区法律志愿服务队')
  form.change('unit.name', '大兴社区')
  expect(form.state().draft.name).toBe('大兴社区法律志愿服务队')
  form.change('name', '')
  expect(form.state().draft.name).toBe('')
  form.change('name', '法律援助团')
  form.change('professionalField', 'medical')
  expect(form.state().draft.name).toBe('法律援助团')
})

test('a wrong name is answered with the right one, which one key takes', async () => {
  const store = await openStore()
  await publishTree(store)
  const form = await openApplication(store)
  expect(form.takeRightName()).toBe(false)
  form.change('name', '北道门志愿者协会')
  expect(findGroupProblem(form.state(), 'name')).toBeNull()
  form.leave('name')
  expect(findGroupProblem(form.state(), 'name')).toMatchObject({
    code: 'group-name-wrong',
    suggestion: '北道门社区志愿服务队',
  })
  expect(form.takeRightName()).toBe(true)
  expect(form.state().draft.name).toBe('北道门社区志愿服务队')
  expect(findGroupProblem(form.state(), 'name')).toBeNull()
})

test('an application is one fact under a group of its own, with the organisation above filled in', async () => {
  const store = await openStore()
  await publishTree(store)
  const form = await openApplication(store)
  fill(form, communityTeam())
  const subject = await form.submit()
  expect(subject).toMatch(/^group:[0-9a-f-]{36}$/)
  const facts = await store.factsOf(subject ?? '')
  expect(facts).toMatchObject([
    {
      kind: 'group-applied',
      body: { name: '北道门社区志愿服务队', parent: '410202', population: 8600, staffCount: null },
    },
  ])
  expect(await store.drafts()).toEqual([])
})

test('submitted twice at once, it is applied for once', async () => {
  const store = await openStore()
  await publishTree(store)
  const form = await openApplication(store)
  fill(form, communityTeam())
  const { subject } = form.state()
  await Promise.all([form.submit(), form.submit()])
  expect(await store.factsOf(subject)).toHaveLength(1)
})

test('a corps chooses between itself and a team, and the federation stands above both', async () => {
  const store = await openStore()
  await publishTree(store)
  const form = await openApplication(store, CORPS)
  form.change('level', 'corps')
  expect(form.state().draft).toMatchObject({
    kind: 'civilisation-office',
    name: '龙亭区志愿服务总队',
    unit: { name: '龙亭区文明办', type: '01' },
  })
  fill(form, countyCorps())
  expect(form.state().problems).toEqual([])
  expect(form.state().above?.code).toBe('410200')
  form.change('level', 'team')
  expect(form.state().above?.code).toBe('410200')
})

test('before the hub has told of any organisation the form is filled in, kept and not submitted', async () => {
  const storage = memoryStorage()
  const store = await openStore(storage)
  const form = await openApplication(store)
  fill(form, communityTeam())
  expect(form.state().problems).toEqual([])
  expect(form.closeGroupStep()).toBe(true)
  expect(await form.submit()).toBeNull()
  expect(form.state().notice).toEqual({ code: 'no-organisations' })
  const { subject } = form.state()
  await publishTree(store)
  expect(form.state().above?.code).toBe('410202')
  expect(await form.submit()).toBe(subject)
})

test('where the county has no corps yet, that is said and the rest can still be filled in', async () => {
  const store = await openStore()
  await publishTree(store)
  const form = formOn(store, {}, { ...COMMUNITY, code: '410203001', division: '410203' })
  await form.openApplication()
  fill(form, communityTeam())
  expect(form.state().problems).toEqual([{ code: 'group-parent-missing', field: 'parent' }])
  expect(form.closeGroupStep()).toBe(true)
  expect(await form.submit()).toBeNull()
})

test('a step with something missing is not closed, and every missing field is named', async () => {
  const form = await openApplication(await openStore())
  expect(form.closeGroupStep()).toBe(false)
  expect(findGroupProblem(form.state(), 'kind')).toEqual({ code: 'required', field: 'kind' })
  expect(form.state().step).toBe('group')
  expect(findGroupProblem(form.state(), 'contact.phone')).toBeNull()
})

test('after a power cut the application goes on at the same field', async () => {
  const storage = memoryStorage()
  const store = await openStore(storage)
  await publishTree(store)
  const form = await openApplication(store)
  fill(form, communityTeam())
  form.closeGroupStep()
  form.focusAt('personInCharge.phone')
  await form.flush()
  const { subject, draft } = form.state()
  open.splice(open.indexOf(store), 1)
  await store.close()

  const resumed = await openApplication(await openStore(storage))
  expect(resumed.state()).toMatchObject({
    subject,
    draft,
    step: 'people',
    focus: 'personInCharge.phone',
    notice: { code: 'resumed' },
  })
})

test('a draft whose application was saved before the power went is forgotten', async () => {
  const store = await openStore()
  await publishTree(store)
  const form = formOn(store, { removeDraft: async () => {} })
  await form.openApplication()
  fill(form, communityTeam())
  await form.flush()
  const subject = await form.submit()
  const again = await openApplication(store)
  expect(again.state().subject).not.toBe(subject)
  expect(again.state().notice).toBeNull()
  expect(await store.drafts()).toEqual([])
})

test('drafts of residents are none of this form’s business', async () => {
  const store = await openStore()
  const draft = { id: 'registration:1', form: 'registration' as const, savedAt: '2026-03-02', content: {} }
  await store.saveDraft(draft)
  const form = await openApplication(store)
  expect(form.state().notice).toBeNull()
  expect(await store.drafts()).toEqual([draft])
})

test('a draft that cannot be read is named and stays', async () => {
  const store = await openStore()
  await store.saveDraft({ id: 'group:x', form: 'group', savedAt: '2026-03-02', content: { version: 9 } })
  const form = await openApplication(store)
  expect(form.state().notice).toEqual({ code: 'unreadable-draft' })
  expect(await store.drafts()).toHaveLength(1)
})

test('a full disk says so and keeps what was typed', async () => {
  const store = await openStore()
  await publishTree(store)
  const form = formOn(store, { append: () => Promise.reject(new StoreFailure('disk-full')) })
  await form.openApplication()
  fill(form, communityTeam())
  expect(await form.submit()).toBeNull()
  expect(form.state()).toMatchObject({ notice: { code: 'not-saved', reason: 'disk-full' }, saving: false })
  expect(form.state().draft.population).toBe('8600')
})

test('a returned group opens filled in, with the reviewer’s word at the field it is about', async () => {
  const store = await openStore()
  await publishTree(store)
  const group = await returnedGroup(store, [UNIT_NOT_PROVEN])
  const form = formOn(store)
  await form.openCorrection(group, '按审核意见更正')
  expect(form.state().draft).toMatchObject({ name: '北道门社区志愿服务队', population: '8600' })
  expect(form.state().correction?.answers).toHaveLength(1)
  expect(findGroupProblem(form.state(), 'unit.name')).toMatchObject({ reason: 'unit-not-proven' })
  form.change('unit.name', '北道门社区居民委员会')
  expect(findGroupProblem(form.state(), 'unit.name')).toBeNull()
  // What was said stays at the top until the correction is submitted.
  expect(form.state().correction?.answers).toHaveLength(1)
})

test('a correction has the changed fields alone, and why', async () => {
  const store = await openStore()
  await publishTree(store)
  const group = await returnedGroup(store, [UNIT_NOT_PROVEN])
  const form = formOn(store)
  await form.openCorrection(group, '按审核意见更正')
  form.change('plannedSize', '150')
  form.change('contact.phone', '13800001111')
  expect(await form.submit()).toBe(group.subject)
  const facts = await store.factsOf(group.subject)
  expect(facts.at(-1)?.kind).toBe('group-corrected')
  expect(facts.at(-1)?.body).toEqual({
    changes: { plannedSize: 150, contact: { fullName: '李建国', phone: '13800001111' } },
    reason: '按审核意见更正',
  })
  expect((await groupOf(store, group.subject)).status).toBe('waiting')
})

test('an answer that comes while a group is being put right is shown, and what was typed stays', async () => {
  const store = await openStore()
  await publishTree(store)
  const group = await returnedGroup(store, [UNIT_NOT_PROVEN])
  const form = formOn(store)
  await form.openCorrection(group, '')
  form.change('plannedSize', '150')
  const answered = { ...group, problems: [], body: { ...group.body, plannedSize: 150 } }
  await form.openCorrection(answered, '')
  expect(form.state().draft.plannedSize).toBe('150')
  expect(form.state().correction?.answers).toEqual([])
  form.changeReason('扩大规模')
  expect(await form.submit()).toBeNull()
  expect(form.state().notice).toEqual({ code: 'nothing-changed' })
})

test('a form that was only looked at leaves no draft', async () => {
  const store = await openStore()
  const form = await openApplication(store)
  form.focusAt('unit.name')
  await form.flush()
  expect(await store.drafts()).toEqual([])
})

test('a correction without a reason, or without a change, is not submitted', async () => {
  const store = await openStore()
  await publishTree(store)
  const group = await returnedGroup(store, [UNIT_NOT_PROVEN])
  const form = formOn(store)
  await form.openCorrection(group, '')
  expect(await form.submit()).toBeNull()
  expect(findGroupProblem(form.state(), 'reason')).toEqual({ code: 'required', field: 'reason' })
  form.changeReason('负责人换了')
  expect(await form.submit()).toBeNull()
  expect(form.state().notice).toEqual({ code: 'nothing-changed' })
  expect(await store.factsOf(group.subject)).toHaveLength(2)
})

test('an application and a correction are kept apart, and neither takes the other’s place', async () => {
  const store = await openStore()
  await publishTree(store)
  const group = await returnedGroup(store, [UNIT_NOT_PROVEN])
  const form = formOn(store)
  await form.openApplication()
  const application = form.state().subject
  form.change('address', '北道门街 12 号')
  await form.openCorrection(group, '')
  form.change('address', '大兴街 3 号')
  await form.openApplication()
  expect(form.state()).toMatchObject({ subject: application, correction: null })
  expect(form.state().draft.address).toBe('北道门街 12 号')
  await form.openCorrection(group, '')
  expect(form.state().draft.address).toBe('大兴街 3 号')
  await form.discard()
  await form.openCorrection(group, '')
  expect(form.state().draft.address).toBe('')
})

test('the contact answers for the group as well, by one key', async () => {
  const form = await openApplication(await openStore())
  form.change('contact.fullName', '李建国')
  form.change('contact.phone', '13903785678')
  form.change('personInCharge.document.number', '1')
  form.takeContact()
  expect(form.state().draft.personInCharge).toEqual({
    fullName: '李建国',
    phone: '13903785678',
    document: { number: '1' },
  })
})
