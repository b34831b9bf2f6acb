import { afterEach, describe, expect, test } from 'vitest'
import { PlainDate } from '#domain/plain-date'
import { foldRegistration } from '#domain/registration/fold-registration'
import type { ResidentDraft } from '#domain/registration/resident-draft'
import { evidenceInMemory } from '#testing/evidence-in-memory'
import { memoryStorage } from '#testing/memory-storage'
import { buildNationalNumber } from '#testing/national-number'
import { COUNTER_DAY, fourteenYearOld, motherConsents, retiree } from '#testing/resident-drafts'
import type { EvidencePort } from '../../app/evidence-port.ts'
import type { DeskStorage } from '../../store/desk-database.ts'
import { type OpenedDeskStore, openDeskStore } from '../../store/open-desk-store.ts'
import { StoreFailure } from '../../store/store-failure.ts'
import { createRegistrationForm, type RegistrationForm } from './registration-form.ts'
import { createScanInHand } from './scan-in-hand.ts'

const DESK = '410202001-01'
const identity = {
  desk: { code: DESK, name: '1号登记台' },
  organisation: {
    code: '410202001',
    name: '龙亭区北道门社区',
    level: 'office' as const,
    division: '410202',
    parent: '410202',
  },
  workers: [{ id: 'worker:1', name: '张敏' }],
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
    desk: DESK,
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

function formOn(
  store: OpenedDeskStore,
  changes: Partial<OpenedDeskStore> = {},
  evidence: Pick<EvidencePort, 'keep'> = evidenceInMemory('410202001-01'),
  scan = createScanInHand(DESK, newId),
): RegistrationForm {
  return createRegistrationForm({
    identity,
    store: { ...store, ...changes },
    evidence,
    scan,
    newId,
    now: () => new Date(Date.UTC(2026, 2, 2, 4)),
    today: () => PlainDate.parse(COUNTER_DAY),
    notice: () => ({ version: '2026-1', language: 'zh-CN' }),
  })
}

/** Types a whole draft, field by field, as a worker would. */
function fill(form: RegistrationForm, draft: ResidentDraft): void {
  const { document, ...rest } = draft
  if (document?.number) form.change('document.number', document.number)
  for (const [field, value] of Object.entries(rest)) {
    if (value != null) form.change(field, value)
  }
}

test('a retiree is registered: one fact, and the provisional number that quotes its running number', async () => {
  const store = await openStore()
  const form = formOn(store)
  fill(form, retiree())
  expect(await form.submit()).toBe(true)
  const { saved, step } = form.state()
  expect(step).toBe('saved')
  expect(saved?.provisionalNumber).toBe(`L-${DESK}-000001`)
  const registration = foldRegistration(await store.factsOf(saved?.subject ?? ''))
  expect(registration?.resident).toMatchObject({ fullName: '张秀英', provisionalNumber: `L-${DESK}-000001` })
  expect(await store.drafts()).toEqual([])
})

test('a 14-year-old without a guardian’s consent is not registered, and nothing typed is lost', async () => {
  const store = await openStore()
  const form = formOn(store)
  fill(form, { ...fourteenYearOld(), guardianConsent: null })
  expect(form.closeResidentStep()).toBe(true)
  expect(await form.submit()).toBe(false)
  expect(form.state().step).toBe('consent')
  expect(form.state().problems).toContainEqual({
    code: 'guardian-consent-missing',
    field: 'guardianConsent',
  })
  expect(form.state().draft.fullName).toBe('陈雨桐')
  form.change('guardianConsent', fourteenYearOld().guardianConsent ?? null)
  expect(await form.submit()).toBe(true)
})

test('a problem is said when a field is left, and taken back while it is typed in', async () => {
  const form = formOn(await openStore())
  form.change('fullName', '张3')
  expect(form.state().shown.has('fullName')).toBe(false)
  form.leave('fullName')
  expect(form.state().shown.has('fullName')).toBe(true)
  form.change('fullName', '张')
  expect(form.state().shown.has('fullName')).toBe(false)
})

test('an empty field is not nagged about before its step is closed', async () => {
  const form = formOn(await openStore())
  form.leave('fullName')
  expect(form.state().shown.has('fullName')).toBe(false)
  expect(form.closeResidentStep()).toBe(false)
  expect(form.state().shown.has('fullName')).toBe(true)
})

test('after a power cut the form goes on at the same field', async () => {
  const storage = memoryStorage()
  const store = await openStore(storage)
  const form = formOn(store)
  fill(form, { ...fourteenYearOld(), guardianConsent: null })
  form.closeResidentStep()
  form.focusAt('guardianConsent.guardian.fullName')
  await form.flush()
  await store.close()
  open.pop()

  const again = formOn(await openStore(storage))
  await again.resume()
  expect(again.state()).toMatchObject({
    subject: form.state().subject,
    step: 'consent',
    focus: 'guardianConsent.guardian.fullName',
    notice: { code: 'resumed' },
    draft: { fullName: '陈雨桐' },
  })
})

test('the draft of someone who was registered just before a power cut is done with', async () => {
  const store = await openStore()
  const form = formOn(store, { removeDraft: async () => {} })
  fill(form, retiree())
  await form.flush()
  await form.submit()
  expect(await store.drafts()).toHaveLength(1)

  const again = formOn(store)
  await again.resume()
  expect(again.state().notice).toBeNull()
  expect(again.state().draft.fullName).toBeUndefined()
  expect(await store.drafts()).toEqual([])
})

test('a draft that this version cannot read is told and left where it is', async () => {
  const store = await openStore()
  await store.saveDraft({
    id: 'registration:older',
    form: 'registration',
    savedAt: '2026-03-01T09:00:00.000Z',
    content: { version: 99, something: 'else' },
  })
  const form = formOn(store)
  await form.resume()
  expect(form.state().notice).toEqual({ code: 'unreadable-draft' })
  expect(await store.drafts()).toHaveLength(1)
})

test('a full disk is said, and the form keeps what was typed', async () => {
  const form = formOn(await openStore(), {
    append: () => Promise.reject(new StoreFailure('disk-full')),
  })
  fill(form, retiree())
  expect(await form.submit()).toBe(false)
  expect(form.state()).toMatchObject({
    saving: false,
    notice: { code: 'not-saved', reason: 'disk-full' },
    draft: { fullName: '张秀英' },
  })
})

test('someone in the roster is shown as soon as their number is typed', async () => {
  const store = await openStore()
  const first = formOn(store)
  fill(first, retiree())
  await first.submit()

  const second = formOn(store)
  const found = new Promise<void>((resolve) => {
    second.watch(() => second.state().existing && resolve())
  })
  second.change('document.number', retiree().document?.number ?? '')
  await found
  expect(second.state().existing?.fullName).toBe('张秀英')
  second.change('document.number', '41020')
  expect(second.state().reading).toBeNull()
})

test('the next child starts with the same guardian', async () => {
  const form = formOn(await openStore())
  fill(form, fourteenYearOld())
  await form.submit()
  const { subject } = form.state()
  await form.startNextChild()
  expect(form.state().subject).not.toBe(subject)
  expect(form.state().draft.guardianConsent?.guardian?.fullName).toBe('刘敏')
  expect(form.state().draft.fullName).toBeUndefined()
})

test('a refusal registers nobody, is kept, and leaves nothing typed on the disk', async () => {
  const store = await openStore()
  const form = formOn(store)
  fill(form, fourteenYearOld())
  form.change('guardianConsent.scopes.register', false)
  await form.flush()
  const { subject } = form.state()
  await form.refuse()
  expect(await store.drafts()).toEqual([])
  expect(form.state()).toMatchObject({ step: 'resident', notice: { code: 'refused-by-resident' } })
  const facts = await store.factsOf(subject)
  expect(facts.map(({ kind, body }) => [kind, body])).toEqual([
    [
      'consent-refused',
      {
        by: 'guardian',
        refused: ['register'],
        notice: { version: '2026-1', language: 'zh-CN' },
        on: COUNTER_DAY,
      },
    ],
  ])
  const { document, fullName, guardianConsent } = fourteenYearOld()
  for (const typed of [document?.number, fullName, guardianConsent?.guardian?.fullName]) {
    expect(JSON.stringify(facts)).not.toContain(typed)
  }
  expect(foldRegistration(facts)).toBeNull()
})

test('a child of 14 who does not want to has refused themselves, whatever the guardian says', async () => {
  const store = await openStore()
  const form = formOn(store)
  fill(form, fourteenYearOld())
  form.change('guardianConsent.ownView', 'disagrees')
  const { subject } = form.state()
  await form.refuse()
  expect((await store.factsOf(subject)).map(({ body }) => body.by)).toEqual(['person'])
})

test('an adult under guardianship who objects has refused themselves, whatever the guardian says', async () => {
  const store = await openStore()
  const form = formOn(store)
  fill(form, retiree({ standing: 'adult-under-guardianship', guardianConsent: motherConsents() }))
  form.change('guardianConsent.ownWill.says', 'objects')
  const { subject } = form.state()
  await form.refuse()
  expect((await store.factsOf(subject)).map(({ body }) => body.by)).toEqual(['person'])
})

test('a refusal that cannot be written is told, and nothing is cleared that was not kept', async () => {
  const store = await openStore()
  const append = async () => {
    throw new StoreFailure('disk-full', null)
  }
  const form = formOn(store, { append })
  fill(form, fourteenYearOld())
  await form.refuse()
  expect(form.state()).toMatchObject({ notice: { code: 'not-saved', reason: 'disk-full' } })
  expect(form.state().draft.fullName).toBe(fourteenYearOld().fullName)
})

describe('a volunteer is asked for a new consent', () => {
  async function enrolled(person: ResidentDraft) {
    const store = await openStore()
    const form = formOn(store)
    fill(form, person)
    expect(await form.submit()).toBe(true)
    const { subject } = form.state()
    const now = async () => foldRegistration(await store.factsOf(subject))
    return { store, form, subject, now, before: (await now())?.body ?? {} }
  }

  test('the guardian stands there, the answers and the signature do not, and what is new is one fact', async () => {
    const { store, form, subject, now, before } = await enrolled(fourteenYearOld())
    await form.startConsent(subject, before, { answers: [] })
    expect(form.state()).toMatchObject({
      step: 'consent',
      draft: { guardianConsent: { guardian: { fullName: '刘敏' } } },
    })
    expect(form.state().draft.guardianConsent?.scopes).toBeUndefined()
    expect(await form.submit()).toBe(false)
    const { guardian: _, ...answered } = motherConsents()
    for (const [field, value] of Object.entries(answered))
      form.change(`guardianConsent.${field}`, value ?? null)
    form.change('guardianConsent.scopes.photo', false)
    expect(await form.submit()).toBe(true)
    const given = (await store.factsOf(subject)).filter(({ kind }) => kind === 'guardian-consent-given')
    expect(given.map(({ body }) => [body.because, body.answers])).toEqual([['answers-changed', []]])
    expect((await now())?.resident.guardianConsent?.scopes?.photo).toBe(false)
    expect(await store.drafts()).toEqual([])
  })

  test('another guardian is told apart by the document', async () => {
    const { store, form, subject, before } = await enrolled(fourteenYearOld())
    await form.startConsent(subject, before, { answers: [] })
    const father = {
      ...motherConsents().guardian,
      fullName: '陈强',
      relation: 'father',
      document: { type: 'resident-id', number: buildNationalNumber('410203', '1982-05-20', '013') },
    }
    const consent = motherConsents({ guardian: father })
    for (const [field, value] of Object.entries(consent))
      form.change(`guardianConsent.${field}`, value ?? null)
    expect(await form.submit()).toBe(true)
    const given = (await store.factsOf(subject)).at(-1)
    expect(given?.body.because).toBe('other-guardian')
  })

  test('a refusal leaves the consent that stands, and says so', async () => {
    const { store, form, subject, now, before } = await enrolled(fourteenYearOld())
    await form.startConsent(subject, before, { answers: [] })
    await form.refuse()
    expect(form.state().notice).toEqual({ code: 'refused-anew' })
    expect((await store.factsOf(subject)).map(({ kind }) => kind)).toEqual([
      'resident-registered',
      'consent-refused',
    ])
    expect((await now())?.consent).toMatchObject({
      current: { party: 'guardian' },
      refusal: { party: 'guardian' },
    })
  })

  test('what is wrong in the registration itself is named, because it cannot be put right here', async () => {
    const { form, subject, before } = await enrolled(fourteenYearOld())
    await form.startConsent(subject, { ...before, fullName: '' }, { answers: [] })
    for (const [field, value] of Object.entries(motherConsents()))
      form.change(`guardianConsent.${field}`, value ?? null)
    expect(await form.submit()).toBe(false)
    expect(form.state()).toMatchObject({
      step: 'consent',
      notice: { code: 'correct-first', problems: [{ code: 'required', field: 'fullName' }] },
    })
  })

  test('after a power cut the same question goes on', async () => {
    const { store, form, subject, before } = await enrolled(fourteenYearOld())
    await form.startConsent(subject, before, { answers: ['registration:1:w'] })
    await form.flush()
    const restarted = formOn(store)
    await restarted.resume()
    expect(restarted.state()).toMatchObject({
      subject,
      step: 'consent',
      correction: { consent: { answers: ['registration:1:w'] } },
    })
  })
})

test('a correction says why and changes only what was changed', async () => {
  const store = await openStore()
  const form = formOn(store)
  fill(form, retiree())
  await form.submit()
  const { subject } = form.state()
  const before = foldRegistration(await store.factsOf(subject))?.body ?? {}

  await form.startCorrection(subject, before)
  form.changeReason('居民换了电话')
  expect(await form.submit()).toBe(false)
  expect(form.state().notice).toEqual({ code: 'nothing-changed' })

  form.change('phone.number', '13900001111')
  form.changeReason('')
  expect(await form.submit()).toBe(false)
  expect(form.state().shown.has('reason')).toBe(true)

  form.changeReason('居民换了电话')
  expect(await form.submit()).toBe(true)
  const facts = await store.factsOf(subject)
  expect(facts.at(-1)).toMatchObject({
    kind: 'resident-corrected',
    body: { changes: { phone: { number: '13900001111', owner: 'self' } }, reason: '居民换了电话' },
  })
  expect(Object.keys(facts.at(-1)?.body.changes ?? {})).toEqual(['phone'])
})

const DRAWN = { mediaType: 'image/png' as const, base64: btoa('a drawn signature'), sha256: 'a'.repeat(64) }
const signedOnScreen = () =>
  fourteenYearOld({
    guardianConsent: motherConsents({ signature: { form: 'on-screen', image: DRAWN } }),
  })

const unsigned = { form: 'on-screen', image: null, paperNumber: null } as const

test('a signature whose image is still to come is waited for: saved in that moment, it is in the fact', async () => {
  const evidence = evidenceInMemory(DESK)
  const form = formOn(await openStore(), {}, evidence)
  fill(form, signedOnScreen())
  form.change('guardianConsent.signature', unsigned)
  const stroke = Promise.withResolvers<typeof DRAWN>()
  form.sign(stroke.promise)
  const saving = form.submit()
  stroke.resolve(DRAWN)
  expect(await saving).toBe(true)
  expect(evidence.kept).toHaveLength(1)
})

test('a signature that comes after its sheet was cleared, or its person has left, is nobody’s', async () => {
  const form = formOn(await openStore())
  const image = () => form.state().draft.guardianConsent?.signature?.image ?? null
  fill(form, signedOnScreen())
  form.sign(Promise.resolve(DRAWN))
  form.change('guardianConsent.signature', unsigned)
  expect(await form.submit()).toBe(false)
  expect(image()).toBeNull()
  form.sign(Promise.resolve(DRAWN))
  await form.startFresh()
  expect(image()).toBeNull()
})

test('a drawn signature travels apart: the fact names it, and holds nothing of its image', async () => {
  const store = await openStore()
  const evidence = evidenceInMemory(DESK)
  const form = formOn(store, {}, evidence)
  fill(form, signedOnScreen())
  const { subject } = form.state()
  expect(await form.submit()).toBe(true)
  const [fact] = await store.factsOf(subject)
  expect(fact).toMatchObject({
    schema: 2,
    body: { guardianConsent: { signature: { form: 'on-screen', image: evidence.kept[0] } } },
  })
  expect(JSON.stringify(fact)).not.toContain(DRAWN.base64)
  const [reference] = evidence.kept
  expect(reference && (await evidence.fetch(reference))).toMatchObject({
    bytes: new TextEncoder().encode('a drawn signature'),
  })
})

test.each<[string, EvidencePort['keep']]>([
  ['that no hub has told yet what to seal evidence to', async () => null],
  ['whose disk does not take it', () => Promise.reject(new Error('quota'))],
])('at a desk %s the signature stays inside the fact, and nobody is sent away', async (_title, keep) => {
  const store = await openStore()
  const form = formOn(store, {}, { keep })
  fill(form, signedOnScreen())
  const { subject } = form.state()
  expect(await form.submit()).toBe(true)
  const [fact] = await store.factsOf(subject)
  expect(fact).toMatchObject({ body: { guardianConsent: { signature: { image: DRAWN } } } })
})

test('a correction of something else leaves the signature alone, and a new one travels apart again', async () => {
  const store = await openStore()
  const evidence = evidenceInMemory(DESK)
  const form = formOn(store, {}, evidence)
  fill(form, signedOnScreen())
  const { subject } = form.state()
  await form.submit()
  const correct = async (path: string, value: string | typeof DRAWN) => {
    await form.startCorrection(subject, foldRegistration(await store.factsOf(subject))?.body ?? {})
    form.change(path, value)
    form.changeReason('登记时输错')
    expect(await form.submit()).toBe(true)
  }
  await correct('fullName', '陈雨彤')
  expect(evidence.kept).toHaveLength(1)
  await correct('guardianConsent.signature.image', DRAWN)
  expect(evidence.kept).toHaveLength(2)
  const [, named, signed] = await store.factsOf(subject)
  expect(named?.body.changes).toEqual({ fullName: '陈雨彤' })
  expect(signed).toMatchObject({
    body: { changes: { guardianConsent: { signature: { image: evidence.kept[1] } } } },
  })
})

const PAGE = { bytes: new TextEncoder().encode('a scanned page'), mediaType: 'image/jpeg' } as const

test('the scan of a paper form travels apart once somebody is registered, and not before', async () => {
  const store = await openStore()
  const evidence = evidenceInMemory(DESK)
  const scan = createScanInHand(DESK, newId)
  const form = formOn(store, {}, evidence, scan)
  const { reference } = await scan.hold(PAGE)
  const signature = { form: 'paper', paperNumber: 'T-7', scan: reference }
  fill(form, fourteenYearOld({ guardianConsent: motherConsents({ signature }) }))
  const { subject } = form.state()
  expect(evidence.kept).toEqual([])
  expect(await form.submit()).toBe(true)
  expect(evidence.kept).toEqual([reference])
  expect((await store.factsOf(subject))[0]).toMatchObject({ body: { guardianConsent: { signature } } })
  expect(scan.get()).toBeNull()
})

test('of somebody who is refused no scan is kept', async () => {
  const evidence = evidenceInMemory(DESK)
  const scan = createScanInHand(DESK, newId)
  const form = formOn(await openStore(), {}, evidence, scan)
  await scan.hold(PAGE)
  await form.refuse()
  expect(scan.get()).toBeNull()
  expect(evidence.kept).toEqual([])
})

test.each([
  ['went with a power cut', evidenceInMemory(DESK).keep, false],
  ['cannot be kept', async () => null, true],
])('a scan that %s is not named by the fact: the paper has its number', async (_title, keep, held) => {
  const store = await openStore()
  const scan = createScanInHand(DESK, newId)
  const form = formOn(store, {}, { keep }, scan)
  const { reference } = await scan.hold(PAGE)
  if (!held) scan.letGo()
  const signature = { form: 'paper', paperNumber: 'T-7', scan: reference }
  fill(form, fourteenYearOld({ guardianConsent: motherConsents({ signature }) }))
  const { subject } = form.state()
  expect(await form.submit()).toBe(true)
  const [fact] = await store.factsOf(subject)
  expect(fact).toMatchObject({ body: { guardianConsent: { signature: { paperNumber: 'T-7' } } } })
  expect(JSON.stringify(fact)).not.toContain(reference.evidence)
})

test('a paper form is scanned later, by a correction', async () => {
  const store = await openStore()
  const evidence = evidenceInMemory(DESK)
  const scan = createScanInHand(DESK, newId)
  const form = formOn(store, {}, evidence, scan)
  fill(form, fourteenYearOld())
  const { subject } = form.state()
  await form.submit()
  await form.startCorrection(subject, foldRegistration(await store.factsOf(subject))?.body ?? {})
  const { reference } = await scan.hold(PAGE)
  form.change('guardianConsent.signature.scan', reference)
  form.changeReason('补扫纸质同意书')
  expect(await form.submit()).toBe(true)
  expect(evidence.kept).toEqual([reference])
  const [, corrected] = await store.factsOf(subject)
  expect(corrected).toMatchObject({
    body: { changes: { guardianConsent: { signature: { paperNumber: 'T-2026-0001', scan: reference } } } },
  })
})
