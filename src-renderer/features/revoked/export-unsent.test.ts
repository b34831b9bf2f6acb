import { expect, test } from 'vitest'
import type { DirectoryEntry } from '#contracts/directory'
import { DeskIdentity } from '#contracts/enrolment'
import { openFacts } from '#contracts/sealed-facts'
import type { AnyFact } from '#domain/fact'
import { PlainDate } from '#domain/plain-date'
import { encodeBase64url } from '#domain/text/base64url'
import { enrolmentOf } from '#testing/enrolments'
import { sampleFacts } from '#testing/sample-facts'
import type { SaveFileAnswer } from '../../host/host.ts'
import { exportFileName, exportUnsent } from './export-unsent.ts'

const DESK = '410202001-01'
const CURVE = { name: 'ECDH', namedCurve: 'P-256' }
// `generateKey` answers a pair for this algorithm.
const PAIR = (await crypto.subtle.generateKey(CURVE, true, ['deriveBits'])) as CryptoKeyPair
const PUBLIC_KEY = encodeBase64url(new Uint8Array(await crypto.subtle.exportKey('raw', PAIR.publicKey)))
const EXPORT_KEY: DirectoryEntry = { kind: 'export-key', kid: 'e1', publicKey: PUBLIC_KEY }

/** A desk with facts that the hub has not taken, and a stick that takes what it is given, or not. */
function deskWith(facts: readonly AnyFact[], directory: readonly DirectoryEntry[] = [EXPORT_KEY]) {
  const stick: { fileName: string; text: string }[] = []
  let answer: SaveFileAnswer = { outcome: 'downloaded' }
  return {
    stick,
    theStickAnswers: (next: SaveFileAnswer) => {
      answer = next
    },
    ports: {
      identity: DeskIdentity.parse(enrolmentOf(DESK)),
      sync: { unsent: async () => facts },
      host: {
        async saveFile(fileName: string, text: string) {
          stick.push({ fileName, text })
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
    value: { about: { desk: DESK, org: '410202001', facts: 40 }, facts, unreadable: 0 },
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
