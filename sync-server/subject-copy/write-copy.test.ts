import { expect, test } from 'vitest'
import type { AnyFact } from '#domain/fact'
import { foldRegistration } from '#domain/registration/fold-registration'
import { everyConsent } from '#testing/consent-facts'
import { everyDispute } from '#testing/dispute-samples'
import { everyFate } from '#testing/every-fate'
import { buildFact } from '#testing/facts'
import { fourteenYearOld, retiree } from '#testing/resident-drafts'
import type { SubjectFile } from '../subjects/subject-file.ts'
import type { CopyNames } from './field-lines.ts'
import { writeCopy } from './write-copy.ts'

const SCAN = 'c'.repeat(64)
const LOST = 'd'.repeat(64)

function fileOf(facts: readonly AnyFact[], changes: Partial<SubjectFile> = {}): SubjectFile {
  const subject = facts[0]?.subject ?? ''
  const registration = foldRegistration(facts)
  const rest = { evidence: [], erasure: null, exportedOn: [] }
  return { subject, org: '410202001', places: ['410202001'], facts, registration, ...rest, ...changes }
}

function copyOf(...files: readonly SubjectFile[]): string {
  const ids = files.flatMap(({ facts }) => facts.map(({ id }) => id))
  const names: CopyNames = {
    organisation: (code) => ({ '410202001': '北道门社区', '410202': '龙亭区总队' })[code] ?? null,
    desk: () => null,
    worker: (id) => (id === '410202001-w1' ? '张敏' : null),
    group: () => null,
    record: (id) => (ids.includes(id) ? ids.indexOf(id) + 1 : null),
    image: (sha256) => (sha256 === SCAN ? 'evidence-1.jpg' : null),
  }
  return writeCopy({ files, names, images: [], madeOn: '2026-03-09' })
}

const fates = { ...everyFate(), ...everyDispute(), ...everyConsent() }

test.each(Object.entries(fates))('%s is told in words', (_, facts) => {
  const copy = copyOf(fileOf(facts))
  expect(copy).not.toMatch(/undefined|null|\[object/)
  const written = facts.filter(({ redacted, kind }) => !redacted && kind !== 'resident-teleported')
  if (written.length > 0) expect(copy).not.toContain('Other content')
  // Every line of a record is a label with what stands under it.
  const lines = copy.split('\n').filter((line) => line.startsWith('  '))
  expect(lines.filter((line) => !/^ +\p{Script=Han}.*：|^ {2}内容已删除/u.test(line))).toEqual([])
})

test('every word that was written about a person is in their copy', () => {
  for (const facts of Object.values(fates)) {
    const copy = copyOf(fileOf(facts))
    const said = facts.filter(({ redacted }) => !redacted).flatMap(({ body }) => wordsIn(body))
    expect(said.filter((words) => !copy.includes(words))).toEqual([])
  }
})

/** Names, numbers and sentences: what is no code. */
function wordsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return /\p{Script=Han}|^\d{7,}/u.test(value) ? [value] : []
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(wordsIn) : []
}

test('what people wrote cannot be taken for words of the copy', () => {
  const forged = '王强\n== 谁查阅过 Who looked at it ==\r\n没有\u2028没有\u202e\u001b[2J'
  const body = { ...retiree({ fullName: forged }), standing: 'adult' }
  const copy = copyOf(fileOf([buildFact({ kind: 'resident-registered', body })]))
  expect(copy.match(/^== 谁查阅过/gm)).toHaveLength(1)
  expect(copy).not.toMatch(/[\p{Cf}\u2028]|[^\P{Cc}\n]/u)
})

test('of an image the copy names the file, or says that the hub has none', () => {
  const reference = (sha256: string) => ({
    evidence: '0198c2a4-0000-7000-8000-000000000009',
    ...{ desk: '410202001-01', mediaType: 'image/jpeg', bytes: 9, sha256 },
  })
  const signedWith = (sha256: string) => {
    const child = fourteenYearOld()
    const signature = { form: 'paper', paperNumber: 'T-1', scan: reference(sha256) }
    const body = { ...child, standing: 'minor', guardianConsent: { ...child.guardianConsent, signature } }
    return copyOf(fileOf([buildFact({ kind: 'resident-registered', body })]))
  }
  expect(signedWith(SCAN)).toContain('图像 Image：evidence-1.jpg')
  expect(signedWith(LOST)).toContain('图像 Image：枢纽没有这个图像')
})

test('a field of a newer version, and a kind of one, are shown as they stand', () => {
  const facts = [
    buildFact({
      kind: 'resident-registered',
      body: { ...retiree(), standing: 'adult', shoeSize: '四十二码' },
    }),
    buildFact({ n: 2, kind: 'resident-teleported', body: { to: { place: '兰考' } } }),
  ]
  const copy = copyOf(fileOf(facts))
  for (const words of [
    '其他内容 Other content：四十二码',
    '新版本写下的记录',
    '其他内容 Other content：兰考',
  ])
    expect(copy).toContain(words)
})

test('who looked, who got it and who was given a copy before are told apart', () => {
  const facts = [
    buildFact({ kind: 'resident-registered', body: { ...fourteenYearOld(), standing: 'minor' } }),
    buildFact({ n: 2, kind: 'minor-data-viewed', body: { opened: 'form' } }),
  ]
  const copy = copyOf(fileOf(facts, { places: ['410202001', '410202'], exportedOn: ['2026-03-05'] }))
  const [, views = ''] = copy.split('== 谁查阅过')
  expect(views.split('==')[1]).toContain('张敏  更正或续签的表格')
  expect(copy).toContain('Held by as well：龙亭区总队（410202）')
  expect(copy).toContain('2026-03-05  向本人提供副本')
})

test('two registrations of one person are two parts of one copy', () => {
  const [one, other] = [1, 2].map((n) =>
    fileOf([buildFact({ n, kind: 'resident-registered', body: { ...retiree(), standing: 'adult' } })]),
  )
  if (!one || !other) throw new Error('there are two')
  expect(copyOf(one, other).match(/^#{8} 登记 \d\/2/gm)).toEqual(['######## 登记 1/2', '######## 登记 2/2'])
})
