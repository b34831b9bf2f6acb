import { beforeAll, describe, expect, test } from 'vitest'
import type { DeskKey } from '#contracts/seal-crypto'
import { retiree } from '#testing/resident-drafts'
import { signedRegistration } from '#testing/signed-registration'
import { corrected, registered } from '#testing/submitted-facts'
import { sealInTurn, sealOf, trialChecks, trialDeskKey } from '#testing/trial-seals'
import type { AnyFact } from '../fact.ts'
import type { SealPart } from './seal-layouts.ts'
import { isAlteration, type SealFinding, verifySeal } from './verify-seal.ts'

const DESK = '410202001-01'
let key: DeskKey
let otherKey: DeskKey
let child: AnyFact
let known: (fact: AnyFact) => Promise<readonly SealFinding[]>

beforeAll(async () => {
  key = await trialDeskKey()
  otherKey = await trialDeskKey()
  child = await sealed(signedRegistration(DESK, 7))
  const checks = trialChecks({ [DESK]: [key.publicKey], '410202001-02': [otherKey.publicKey] })
  known = (fact) => verifySeal(fact, checks)
})

async function sealed(fact: AnyFact, by: DeskKey = key): Promise<AnyFact> {
  const [one] = await sealInTurn([fact], by, 'A'.repeat(43))
  if (one === undefined) throw new Error('nothing was sealed')
  return one
}

type Path = readonly (string | number)[]

function leavesOf(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [path]
  return Object.entries(value).flatMap(([name, inner]) => leavesOf(inner, [...path, name]))
}

function change(fact: AnyFact, path: Path, to: (before: unknown) => unknown): AnyFact {
  const copy = structuredClone(fact)
  const last = path.at(-1)
  let holder = copy as unknown as Record<string, unknown>
  for (const name of path.slice(0, -1)) holder = holder[name] as Record<string, unknown>
  if (last !== undefined) holder[last] = to(holder[last])
  return copy
}

function other(value: unknown): unknown {
  if (typeof value === 'boolean') return !value
  if (typeof value === 'number') return value + 1
  if (typeof value !== 'string' || value === '') return 'something'
  return value.slice(0, -1) + (value.endsWith('1') ? '2' : '1')
}

/** The part that a reader of the consent would say a field belongs to. */
function partOf(path: Path): SealPart {
  const [first, consent = '', field = ''] = path.map(String)
  if (first !== 'body') return ['at', 'order', 'n'].includes(first ?? '') ? 'times' : 'office-and-desk'
  if (consent !== 'guardianConsent' && consent !== 'ownConsent') return 'person'
  if (['givenOn', 'validUntil', 'retainUntil'].includes(field)) return 'times'
  if (field === 'notice' || field === 'guardian') return field
  return field === 'signature' ? 'signature-image' : 'answers'
}

describe('a stored consent', () => {
  test('that nobody touched is intact, in whatever order its fields come back', async () => {
    expect(await known(child)).toEqual([])
    const reversed = (value: unknown): unknown =>
      typeof value !== 'object' || value === null || Array.isArray(value)
        ? value
        : Object.fromEntries(
            Object.entries(value)
              .reverse()
              .map(([name, inner]) => [name, reversed(inner)]),
          )
    expect(await known(reversed(child) as AnyFact)).toEqual([])
  })

  test('names the part of every single field that is altered, removed or turned into another type', async () => {
    const { seal: _, ...rest } = child
    const leaves = leavesOf(rest)
    expect(leaves.length).toBeGreaterThan(50)
    for (const path of leaves) {
      for (const to of [other, () => undefined, () => [], () => ({})]) {
        const altered = change(child, path, to)
        const where = `${path.join('.')} → ${JSON.stringify(to(null))}`
        expect(await known(altered), where).toContainEqual({ finding: 'part-altered', part: partOf(path) })
      }
    }
  })

  test('names one part alone where one field was altered', async () => {
    const at = change(child, ['at'], () => '2026-03-02T09:00:08+08:00')
    const image = change(child, ['body', 'guardianConsent', 'signature', 'image', 'base64'], other)
    const answer = change(child, ['body', 'guardianConsent', 'scopes', 'photo'], other)
    const version = change(child, ['body', 'guardianConsent', 'notice', 'version'], other)
    for (const [altered, part] of [
      [at, 'times'],
      [image, 'signature-image'],
      [answer, 'answers'],
      [version, 'notice'],
      [change(child, ['worker'], other), 'office-and-desk'],
    ] as const) {
      expect(await known(altered)).toEqual([{ finding: 'part-altered', part }])
    }
  })

  test('is found altered whichever byte of it is flipped, its seal included', async () => {
    const text = JSON.stringify(child)
    const unread: number[] = []
    for (let at = 0; at < text.length; at += 1) {
      const flipped = text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ 1) + text.slice(at + 1)
      const fact = parse(flipped)
      if (fact === null) unread.push(at)
      else expect(await known(fact), `byte ${at}: ${text.slice(at - 10, at + 10)}`).not.toEqual([])
    }
    // A text that is no JSON any more is no fact; most flips leave it one.
    expect(unread.length).toBeLessThan(text.length / 3)
  }, 60_000)

  test('is found altered where something is added, beside the body, in it or in the seal', async () => {
    const added = JSON.parse(JSON.stringify(child).replace('"fullName"', '"__proto__":{"x":1},"fullName"'))
    expect(await known(added)).toEqual([{ finding: 'part-altered', part: 'person' }])
    const beside = { ...child, note: '' }
    expect(await known(beside)).toEqual([{ finding: 'part-altered', part: 'office-and-desk' }])
    const ownConsent = change(child, ['body', 'ownConsent'], () => ({}))
    expect(await known(ownConsent)).toEqual([{ finding: 'part-altered', part: 'answers' }])
    expect(await known(change(child, ['seal', 'more'], () => 1))).toEqual([{ finding: 'seal-unreadable' }])
    const digest = sealOf(child).salted
    expect(await known(change(child, ['seal', 'parts', 'more'], () => digest))).toEqual([
      { finding: 'seal-altered' },
    ])
  })

  test('cannot be put together differently from the same letters', async () => {
    const nested = await sealed(registered(DESK, 8, { guardianConsent: { notice: 'x' } }))
    const flat = { ...nested, body: { guardianConsent: {}, 'guardianConsent/notice': 'x' } }
    expect((await known(flat)).length).toBeGreaterThan(0)
    const tilde = await sealed(registered(DESK, 9, { 'a/b': 1 }))
    expect((await known({ ...tilde, body: { 'a~1b': 1 } })).length).toBeGreaterThan(0)
  })
})

describe('a seal', () => {
  test('of another desk proves nothing here', async () => {
    const elsewhere = await sealed(signedRegistration('410202001-02', 7, 'R0lGODlh'), otherKey)
    expect(await known({ ...child, seal: elsewhere.seal })).toEqual(
      expect.arrayContaining([
        { finding: 'foreign-key' },
        { finding: 'part-altered', part: 'signature-image' },
        { finding: 'part-altered', part: 'office-and-desk' },
      ]),
    )
  })

  test('made anew with a key of somebody’s own is seen', async () => {
    const altered = change(child, ['body', 'guardianConsent', 'scopes', 'photo'], other)
    expect(await known(await sealed(altered, otherKey))).toEqual([{ finding: 'foreign-key' }])
  })

  test('whose digests were recomputed without the key is seen', async () => {
    const altered = change(child, ['body', 'guardianConsent', 'scopes', 'photo'], other)
    const forged = await sealed(altered, otherKey)
    const seal = { ...sealOf(forged), key: key.publicKey }
    expect(await known({ ...forged, seal })).toEqual([{ finding: 'seal-altered' }])
  })

  test('of another fact of the same desk is seen', async () => {
    const second = await sealed(signedRegistration(DESK, 8))
    expect((await known({ ...child, seal: second.seal })).some(isAlteration)).toBe(true)
  })

  test('whose salt was altered is not taken for an altered everything', async () => {
    expect(await known(change(child, ['seal', 'salt'], () => 'A'.repeat(22)))).toEqual([
      { finding: 'seal-altered' },
    ])
  })

  test.each([
    ['nothing', null],
    ['a text', 'sealed'],
    ['a list', []],
    ['a seal without a signature', { v: 1 }],
  ])('that is %s is unreadable', async (_title, seal) => {
    expect(await known({ ...child, seal })).toEqual([{ finding: 'seal-unreadable' }])
  })

  test('is checked as far as it goes where the desk’s key is not confirmed yet', async () => {
    const checks = trialChecks({})
    expect(await verifySeal(child, checks)).toEqual([{ finding: 'unconfirmed-key' }])
    const altered = change(child, ['worker'], other)
    expect((await verifySeal(altered, checks)).some(isAlteration)).toBe(true)
  })

  test('of a later version, or a later layout, is kept and not judged', async () => {
    expect(await known({ ...child, seal: { v: 2, anything: true } })).toEqual([{ finding: 'newer-seal' }])
    const later = change(child, ['seal', 'layout'], () => 'registration-2')
    // The layout is signed: only the desk itself could have named another one.
    expect(await known(later)).toEqual([{ finding: 'newer-seal' }, { finding: 'seal-altered' }])
  })

  test('does not break over a body that is nested without end', async () => {
    const deep = JSON.parse(`{"deep":${'['.repeat(5000)}${']'.repeat(5000)}}`)
    expect(await known({ ...child, body: deep })).toEqual([{ finding: 'seal-unreadable' }])
  })
})

test('a fact of before there were seals says so', async () => {
  expect(await known(signedRegistration(DESK, 7))).toEqual([{ finding: 'no-seal' }])
})

test('an erased person leaves a seal that still holds, and no salt to guess them by', async () => {
  const { salt: _, ...seal } = sealOf(child)
  const erased: AnyFact = { ...child, body: {}, redacted: true, seal }
  expect(await known(erased)).toEqual([{ finding: 'erased' }])
  expect(await known({ ...erased, seal: { ...seal, previous: null } })).toEqual([
    { finding: 'erased' },
    { finding: 'seal-altered' },
  ])
})

test('a correction that brings a new consent names its parts too, and the same people give the same salted digests never', async () => {
  const first = await sealed(registered(DESK, 1, retiree()))
  const { guardianConsent } = signedRegistration(DESK, 2).body
  const correction = await sealed(corrected(first, 2, { guardianConsent }))
  expect(await known(correction)).toEqual([])
  const path = ['body', 'changes', 'guardianConsent', 'signature', 'image', 'sha256']
  expect(await known(change(correction, path, other))).toEqual([
    { finding: 'part-altered', part: 'signature-image' },
  ])
  expect(sealOf(await sealed(signedRegistration(DESK, 7, undefined, { id: child.id }))).parts).not.toEqual(
    sealOf(child).parts,
  )
})

function parse(text: string): AnyFact | null {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
