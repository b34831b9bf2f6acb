import { expect, test } from 'vitest'
import type { DirectoryEntry } from '#contracts/directory'
import { DeskIdentity } from '#contracts/enrolment'
import { HEAD_PARTS, openFacts } from '#contracts/sealed-facts'
import type { AnyFact } from '#domain/fact'
import { PlainDate } from '#domain/plain-date'
import { encodeBase64url } from '#domain/text/base64url'
import { enrolmentOf } from '#testing/enrolments'
import { evidenceInMemory } from '#testing/evidence-in-memory'
import { sampleFacts } from '#testing/sample-facts'
import { sealedBy } from '#testing/sealed-evidence'
import type { SaveFileAnswer } from '../../host/host.ts'
import { type ExportProgress, exportFileName, exportUnsent } from './export-unsent.ts'

const DESK = '410202001-01'
const CURVE = { name: 'ECDH', namedCurve: 'P-256' }
// `generateKey` answers a pair for this algorithm.
const PAIR = (await crypto.subtle.generateKey(CURVE, true, ['deriveBits'])) as CryptoKeyPair
const PUBLIC_KEY = encodeBase64url(new Uint8Array(await crypto.subtle.exportKey('raw', PAIR.publicKey)))
const EXPORT_KEY: DirectoryEntry = { kind: 'export-key', kid: 'e1', publicKey: PUBLIC_KEY }

/** A desk with facts that the hub has not taken, and a stick that takes what it is given, or not. */
function deskWith(facts: readonly AnyFact[], directory: readonly DirectoryEntry[] = [EXPORT_KEY]) {
  const stick: { fileName: string; text: string; pieces: number }[] = []
  const evidence = evidenceInMemory(DESK)
  let answer: SaveFileAnswer = { outcome: 'downloaded' }
  return {
    stick,
    evidence,
    theStickAnswers: (next: SaveFileAnswer) => {
      answer = next
    },
    ports: {
      identity: DeskIdentity.parse(enrolmentOf(DESK)),
      sync: { unsent: async () => facts },
      evidence,
      host: {
        async saveFile(fileName: string, text: string | AsyncIterable<string>) {
          const pieces: string[] = []
          for await (const piece of typeof text === 'string' ? [text] : text) pieces.push(piece)
          stick.push({ fileName, text: pieces.join(''), pieces: pieces.length })
          return answer
        },
      },
      directory,
    },
  }
}

test('the hub, and nobody else, reads every fact to the letter, and whose they are stands in the open', async () => {
  const facts = sampleFacts(DESK, 40)
  const { stick, ports } = deskWith(facts)
  expect(await exportUnsent(ports, 'a.zyf')).toEqual({ outcome: 'downloaded' })
  const [file] = stick
  expect(file?.fileName).toBe('a.zyf')
  const opened = await openFacts(file?.text ?? '', PAIR.privateKey)
  expect(opened).toEqual({
    ok: true,
    value: {
      about: { desk: DESK, org: '410202001', facts: 40 },
      ...{ facts, unreadable: 0, manifests: [], unreadableManifests: 0 },
    },
  })
  const stranger = (await crypto.subtle.generateKey(CURVE, true, ['deriveBits'])) as CryptoKeyPair
  expect(await openFacts(file?.text ?? '', stranger.privateKey)).toMatchObject({ ok: false })
})

test('nothing of a person stands readable in the file', async () => {
  const facts = sampleFacts(DESK, 3)
  const { stick, ports } = deskWith(facts)
  await exportUnsent(ports, 'a.zyf')
  const readable = (stick[0]?.text ?? '')
    .split('.')
    .map((part) => Buffer.from(part, 'base64url').toString('utf8'))
    .join(' ')
  const personal = facts.flatMap(({ subject, body }) => [subject, String(body.fullName)])
  expect(personal.filter((text) => readable.includes(text))).toEqual([])
})

test.each([
  ['no key at all', []],
  ['a key that is none', [{ kind: 'export-key', kid: 'e1', publicKey: 'AAAA' }]],
  ['a key that is no base64url', [{ kind: 'export-key', kid: 'e1', publicKey: '<script>' }]],
  ['a point that is not on the curve', [{ kind: 'export-key', kid: 'e1', publicKey: 'B'.repeat(87) }]],
] satisfies [string, DirectoryEntry[]][])('with %s nothing leaves the desk', async (_what, directory) => {
  const { stick, ports } = deskWith(sampleFacts(DESK, 2), directory)
  expect(await exportUnsent(ports, 'a.zyf')).toEqual({ outcome: 'no-key' })
  expect(stick).toEqual([])
})

test.each([
  { outcome: 'cancelled' },
  { outcome: 'not-written' },
  { outcome: 'saved', savedAs: '/media/a.zyf' },
] satisfies SaveFileAnswer[])('what became of the file is passed on: $outcome', async (answer) => {
  const { theStickAnswers, ports } = deskWith(sampleFacts(DESK, 1))
  theStickAnswers(answer)
  expect(await exportUnsent(ports, 'a.zyf')).toEqual(answer)
})

test('a file says what it is, whose and of which day', () => {
  expect(exportFileName('未上传的记录', DESK, PlainDate.parse('2026-03-02'))).toBe(
    '未上传的记录-410202001-01-2026-03-02.zyf',
  )
})

test('signatures and scans that the hub never got are in the same file, chunk for chunk', async () => {
  const facts = sampleFacts(DESK, 3)
  const { stick, evidence, ports } = deskWith(facts)
  const [scan, signature] = [
    await sealedBy(DESK, PUBLIC_KEY),
    await sealedBy(DESK, PUBLIC_KEY, { bytes: 900 }),
  ]
  for (const sealed of [scan, signature]) evidence.shelve(sealed)
  const told: ExportProgress[] = []
  await exportUnsent(ports, 'a.zyf', (progress) => told.push(progress))
  const text = stick[0]?.text ?? ''
  const opened = await openFacts(text, PAIR.privateKey)
  expect(opened).toMatchObject({
    ok: true,
    value: {
      about: { facts: 3, evidence: 2 },
      facts,
      manifests: [scan.manifest, signature.manifest],
    },
  })
  const chunks = [...scan.chunks, ...signature.chunks].map(({ data }) => data)
  expect(text.split('.').slice(HEAD_PARTS)).toEqual(chunks)
  expect(told).toEqual(chunks.map((_, at) => ({ done: at + 1, of: chunks.length })))
})

test('a desk whose facts have all arrived still exports its evidence', async () => {
  const { stick, evidence, ports } = deskWith([])
  evidence.shelve(await sealedBy(DESK, PUBLIC_KEY))
  await exportUnsent(ports, 'a.zyf')
  const opened = await openFacts(stick[0]?.text ?? '', PAIR.privateKey)
  expect(opened).toMatchObject({ ok: true, value: { facts: [], about: { evidence: 1 } } })
})

test('large scans are handed on in pieces instead of as one text', async () => {
  const { stick, evidence, ports } = deskWith(sampleFacts(DESK, 1))
  const large = await sealedBy(DESK, PUBLIC_KEY, { bytes: 7_000_000 })
  evidence.shelve(large)
  await exportUnsent(ports, 'a.zyf')
  expect(stick[0]?.pieces).toBe(4)
  expect(stick[0]?.text.split('.')).toHaveLength(HEAD_PARTS + large.chunks.length)
})

test('a chunk that the disk has lost holds up nothing', async () => {
  const { stick, evidence, ports } = deskWith(sampleFacts(DESK, 1))
  const scan = await sealedBy(DESK, PUBLIC_KEY)
  evidence.shelve({ ...scan, chunks: scan.chunks.slice(1) })
  expect(await exportUnsent(ports, 'a.zyf')).toEqual({ outcome: 'downloaded' })
  expect(stick[0]?.text.split('.').slice(HEAD_PARTS)).toEqual(scan.chunks.slice(1).map(({ data }) => data))
})
