import { afterAll, beforeAll, expect, test } from 'vitest'
import { readHubDocument } from '#contracts/hub-document'
import type { AnyFact } from '#domain/fact'
import { nextOrder } from '#domain/order'
import { foldRegistration } from '#domain/registration/fold-registration'
import { type DeskSession, openDeskSession } from '#testing/desk-session'
import { startTestHub, type TestHub } from '#testing/hub'
import { buildNationalNumber } from '#testing/national-number'
import { postOfficeOf } from '#testing/post-office-of'
import { retiree } from '#testing/resident-drafts'
import { rulingsOf } from '#testing/rulings-of'
import { corrected, registered } from '#testing/submitted-facts'
import { connectHubStore } from '../hub-store.ts'
import { workOnOffice } from './work-on-office.ts'

let hub: TestHub
let desk: DeskSession
let code = ''
let [sent, people] = [0, 0]

beforeAll(async () => {
  hub = await startTestHub({ postOffice: false })
  code = hub.desks[0]?.code ?? ''
  desk = await openDeskSession(hub, code)
})
afterAll(() => hub.close())

/** The running number also sets the causal order: what is built first is earlier, whenever it arrives. */
const next = () => ++sent

function someDocument() {
  people += 1
  const number = buildNationalNumber('410202', '1957-08-16', String(people).padStart(3, '0'))
  return { type: 'resident-id', number }
}

const register = (document: object) => registered(code, next(), { ...retiree({ sex: null }), document })

async function arrive(...facts: readonly AnyFact[]): Promise<void> {
  await desk.send(...facts)
  await workOnOffice(postOfficeOf(hub), code.slice(0, -3), () => false)
}

async function outcomesOf(...facts: readonly AnyFact[]) {
  const rulings = await rulingsOf(hub, code.slice(0, -3))
  return facts.map(({ id }) => rulings.get(id)?.outcome ?? 'waiting')
}

test('a correction that arrives before its registration waits for it', async () => {
  const first = register(someDocument())
  const mended = corrected(first, next(), { fullName: '张秀瑛' })
  await arrive(mended)
  expect(await outcomesOf(mended)).toEqual(['waiting'])
  await arrive(first)
  expect(await outcomesOf(first, mended)).toEqual(['enrolled', 'enrolled'])
})

test('an overtaken correction does not give away the document under which the volunteer stands', async () => {
  const [right, wrong] = [someDocument(), someDocument()]
  const first = register(right)
  const mistaken = corrected(first, next(), { document: wrong })
  const undone = corrected(first, next(), { document: right })
  await arrive(first, undone)
  await arrive(mistaken)
  const again = register(right)
  await arrive(again)
  expect(await outcomesOf(first, undone, mistaken, again)).toEqual([
    'enrolled',
    'enrolled',
    'enrolled',
    'duplicate',
  ])
})

test('an overtaken correction does not keep a document from the person whose it is', async () => {
  const [typed, strangers, own] = [someDocument(), someDocument(), someDocument()]
  const first = register(typed)
  const mistaken = corrected(first, next(), { document: strangers })
  const mended = corrected(first, next(), { document: own })
  await arrive(first, mended)
  await arrive(mistaken)
  const stranger = register(strangers)
  await arrive(stranger)
  expect(await outcomesOf(mended, stranger)).toEqual(['enrolled', 'enrolled'])
})

test('an overtaken correction that is returned changes no volunteer, even where the other desk’s clock ran a year ahead', async () => {
  const first = register(someDocument())
  const broken = corrected(first, next(), { fullName: '张3' })
  const ahead = nextOrder(null, Date.now() + 365 * 86_400_000, code)
  const moved = { ...corrected(first, next(), { skills: ['01'] }), order: ahead }
  await arrive(first, moved)
  await arrive(broken)
  expect(await outcomesOf(moved, broken)).toEqual(['enrolled', 'returned'])
  const documents = await connectHubStore(() => hub.adminUrl).findByPrefix(desk.database, first.subject)
  const registration = foldRegistration(documents.flatMap((document) => readHubDocument(document) ?? []))
  expect(registration).toMatchObject({
    status: 'enrolled',
    resident: { fullName: '张秀英', skills: ['01'] },
    problems: [{ code: 'name-has-digits' }],
  })
})
