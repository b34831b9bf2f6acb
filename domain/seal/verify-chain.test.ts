import { beforeAll, expect, test } from 'vitest'
import type { DeskKey } from '#contracts/seal-crypto'
import { signedRegistration } from '#testing/signed-registration'
import { sealInTurn, sealOf, trialChecks, trialDeskKey } from '#testing/trial-seals'
import type { AnyFact } from '../fact.ts'
import { type ChainReport, startChainCheck } from './verify-chain.ts'

const DESK = '410202001-01'
const COUNT = 8
let key: DeskKey
let chain: readonly AnyFact[]

beforeAll(async () => {
  key = await trialDeskKey()
  const facts = Array.from({ length: COUNT }, (_, index) =>
    signedRegistration(DESK, index + 1, `iVBORw0KGgo${index}`),
  )
  chain = await sealInTurn(facts, key)
})

async function check(facts: readonly AnyFact[], through: number | null = COUNT): Promise<ChainReport> {
  const checking = startChainCheck(trialChecks({ [DESK]: [key.publicKey] }))
  // Pages of three: a chain goes on from page to page.
  for (let start = 0; start < facts.length; start += 3) await checking.take(facts.slice(start, start + 3))
  return checking.end(through)
}

function at(n: number): AnyFact {
  const fact = chain[n - 1]
  if (fact === undefined) throw new Error(`there is no fact ${n}`)
  return fact
}

function withImageOf(fact: AnyFact, from: AnyFact): AnyFact {
  const copy = structuredClone(fact)
  Object.assign(Object(copy.body.guardianConsent), {
    signature: Object(from.body.guardianConsent).signature,
  })
  return copy
}

test('a chain that nobody touched is whole', async () => {
  expect(await check(chain)).toEqual({
    facts: COUNT,
    sealed: COUNT,
    beforeSeals: 0,
    unchecked: 0,
    findingCount: 0,
    findings: [],
  })
})

test.each([1, 2, 3, 4, 5, 6, 7, 8])('fact %i taken away is missed', async (n) => {
  const { findings } = await check(chain.filter((fact) => fact.n !== n))
  expect(findings).toEqual([{ finding: 'missing', from: n, through: n }])
})

test('several taken away in a row are one gap, and all of them are one too', async () => {
  const { findings } = await check(chain.filter(({ n }) => n < 3 || n > 6))
  expect(findings).toEqual([{ finding: 'missing', from: 3, through: 6 }])
  expect((await check([])).findings).toEqual([{ finding: 'missing', from: 1, through: COUNT }])
})

test('the last one taken away is missed by the hub’s receipt alone', async () => {
  expect((await check(chain.slice(0, -1), null)).findings).toEqual([])
  expect((await check(chain.slice(0, -1))).findings).toEqual([
    { finding: 'missing', from: COUNT, through: COUNT },
  ])
})

test('the images of two facts exchanged are named on both', async () => {
  const swapped = chain.map((fact) =>
    fact.n === 2 ? withImageOf(fact, at(5)) : fact.n === 5 ? withImageOf(fact, at(2)) : fact,
  )
  const found = { finding: 'part-altered', part: 'signature-image' }
  expect((await check(swapped)).findings).toEqual([
    { finding: 'fact-altered', n: 2, id: at(2).id, found },
    { finding: 'fact-altered', n: 5, id: at(5).id, found },
  ])
})

test('a fact taken away and the numbers closed up behind it are seen', async () => {
  const closed = chain
    .filter(({ n }) => n !== 4)
    .map((fact) => (fact.n > 4 ? { ...fact, n: fact.n - 1 } : fact))
  const { findings } = await check(closed, COUNT - 1)
  expect(findings).toContainEqual({ finding: 'link-broken', n: 4, id: at(5).id })
  expect(findings).toContainEqual({
    finding: 'fact-altered',
    n: 4,
    id: at(5).id,
    found: { finding: 'part-altered', part: 'times' },
  })
})

test('two facts in each other’s place are seen', async () => {
  const { findings } = await check([...chain.slice(0, 3), at(5), at(4), ...chain.slice(5)])
  expect(findings).toContainEqual({ finding: 'missing', from: 4, through: 4 })
  expect(findings).toContainEqual({ finding: 'out-of-order', n: 4, id: at(4).id })
})

test('a fact sealed anew by the desk’s own key does not fit into the chain any more', async () => {
  const [again] = await sealInTurn(
    [{ ...at(4), at: '2026-03-02T10:00:00+08:00' }],
    key,
    sealOf(at(4)).previous,
  )
  const { findings } = await check(chain.map((fact) => (fact.n === 4 && again ? again : fact)))
  expect(findings).toEqual([{ finding: 'link-broken', n: 5, id: at(5).id }])
})

test('a fact put in under a number that is taken is seen', async () => {
  const [extra] = await sealInTurn([signedRegistration(DESK, 4)], key, sealOf(at(4)).previous)
  const { findings } = await check([...chain.slice(0, 4), ...(extra ? [extra] : []), ...chain.slice(4)])
  expect(findings).toContainEqual({ finding: 'out-of-order', n: 4, id: extra?.id })
  expect(findings).toContainEqual({ finding: 'link-broken', n: 5, id: at(5).id })
})

test('a key put in the place of the desk’s is seen, from its first fact on', async () => {
  const other = await trialDeskKey()
  const forged = await sealInTurn(chain.slice(4), other, sealOf(at(5)).previous)
  const { findings } = await check([...chain.slice(0, 4), ...forged])
  expect(findings).toContainEqual({ finding: 'key-changed', n: 5, id: at(5).id })
  expect(findings.filter(({ finding }) => finding === 'fact-altered')).toHaveLength(4)
})

test('the replayed seal of another desk is seen', async () => {
  const other = await trialDeskKey()
  const elsewhere = await sealInTurn([signedRegistration('410202001-02', 4)], other, sealOf(at(4)).previous)
  const { findings } = await check(
    chain.map((fact) => (fact.n === 4 ? { ...fact, seal: elsewhere[0]?.seal } : fact)),
  )
  expect(findings).toContainEqual({
    finding: 'fact-altered',
    n: 4,
    id: at(4).id,
    found: { finding: 'foreign-key' },
  })
  expect(findings).toContainEqual({ finding: 'link-broken', n: 5, id: at(5).id })
})

test('seals taken off are told from facts of before there were seals', async () => {
  const bare = ({ seal: _, ...fact }: AnyFact): AnyFact => fact
  const older = [1, 2].map((n) => signedRegistration(DESK, n))
  const newer = await sealInTurn([signedRegistration(DESK, 3), signedRegistration(DESK, 4)], key)
  expect(await check([...older, ...newer], 4)).toMatchObject({ beforeSeals: 2, sealed: 2, findings: [] })

  const first = await check(chain.map((fact) => (fact.n <= 2 ? bare(fact) : fact)))
  expect(first.findings).toEqual([{ finding: 'seal-removed', n: 2, id: at(2).id }])
  const middle = await check(chain.map((fact) => (fact.n === 4 ? bare(fact) : fact)))
  expect(middle.findings).toContainEqual({ finding: 'seal-removed', n: 4, id: at(4).id })
  const last = await check(chain.map((fact) => (fact.n === COUNT ? bare(fact) : fact)))
  expect(last.findings).toEqual([{ finding: 'seal-removed', n: COUNT, id: at(COUNT).id }])
})

test('an erased person leaves the chain whole, with its seal or without', async () => {
  const { salt: _, ...seal } = sealOf(at(4))
  const erased: AnyFact = { ...at(4), body: {}, redacted: true, seal }
  const report = await check(chain.map((fact) => (fact.n === 4 ? erased : fact)))
  expect(report).toMatchObject({ unchecked: 1, findings: [] })
  const { seal: __, ...bare } = erased
  expect((await check(chain.map((fact) => (fact.n === 4 ? bare : fact)))).findings).toEqual([])
})

test('a chain damaged everywhere is counted whole and named up to a limit', async () => {
  const facts = Array.from({ length: 300 }, (_, index) => ({ ...at(1), n: index + 1 }))
  const report = await check(facts, 300)
  expect(report.findings).toHaveLength(200)
  expect(report.findingCount).toBeGreaterThan(300)
})
