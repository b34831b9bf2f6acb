import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { enrolmentOf } from '#testing/enrolments'
import { openKeptEnrolment } from './kept-enrolment.ts'
import { systemKeychain } from './keychain.ts'

type System = Parameters<typeof systemKeychain>[0]

/** A system's secret store with behaviour: what one key sealed, another cannot open. */
function systemWith(
  key: number,
  backend: ReturnType<System['getSelectedStorageBackend']> = 'gnome_libsecret',
): System {
  const turn = (bytes: Buffer) => Buffer.from(bytes.map((byte) => byte ^ key))
  return {
    isAsyncEncryptionAvailable: async () => backend !== 'unknown',
    getSelectedStorageBackend: () => backend,
    encryptStringAsync: async (text) => turn(Buffer.from(`sealed${text}`)),
    decryptStringAsync: async (sealed) => {
      const text = turn(sealed).toString()
      if (!text.startsWith('sealed')) throw new Error('decryption failed')
      return { result: text.slice('sealed'.length), shouldReEncrypt: false }
    },
  }
}
const keychain = systemKeychain(systemWith(7), 'linux')
const enrolment = enrolmentOf('410202001-01', { hubUrl: 'https://hub.example.org' })

let folder: string
let file: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'desk-enrolment-'))
  file = join(folder, 'enrolment.json')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

test('an enrolment survives a restart, its credential sealed', async () => {
  expect(await (await openKeptEnrolment(file, keychain)).keep(enrolment)).toEqual({ outcome: 'kept' })
  const later = await openKeptEnrolment(file, keychain)
  expect(later.identity()?.desk.code).toBe('410202001-01')
  expect(later.hubUrl()).toBe('https://hub.example.org')
  expect(later.credential()).toEqual(enrolment.credential)
  expect(await readFile(file, 'utf8')).not.toContain(enrolment.credential.password)
  expect((await stat(file)).mode & 0o077).toBe(0)
})

test('what the page may see of it holds no credential and no address', async () => {
  const kept = await openKeptEnrolment(file, keychain)
  await kept.keep(enrolment)
  expect(Object.keys(kept.identity() ?? {}).sort()).toEqual(['desk', 'organisation', 'workers'])
})

test.each([
  ['no secret store at all', 'unknown' as const],
  ['a secret store with a password that everybody knows', 'basic_text' as const],
])('%s: the credential lives until the program is closed, and never on the disk', async (_case, backend) => {
  const unsafe = systemKeychain(systemWith(7, backend), 'linux')
  const kept = await openKeptEnrolment(file, unsafe)
  expect(await kept.keep(enrolment)).toEqual({ outcome: 'until-closed' })
  expect(kept.credential()).toEqual(enrolment.credential)
  expect(await readFile(file, 'utf8')).not.toContain('credential-')
  const later = await openKeptEnrolment(file, unsafe)
  expect(later.identity()?.desk.code).toBe('410202001-01')
  expect(later.credential()).toBeNull()
})

test('a keyring that the worker does not unlock keeps nothing, and the desk works until it is closed', async () => {
  const locked = {
    ...keychain,
    seal: async () => {
      throw new Error('the prompt was dismissed')
    },
  }
  const kept = await openKeptEnrolment(file, locked)
  expect(await kept.keep(enrolment)).toEqual({ outcome: 'until-closed' })
  expect(kept.credential()).toEqual(enrolment.credential)
  expect((await openKeptEnrolment(file, keychain)).credential()).toBeNull()
})

test('a profile carried to another machine knows its desk but not its password', async () => {
  await (await openKeptEnrolment(file, keychain)).keep(enrolment)
  const elsewhere = await openKeptEnrolment(file, systemKeychain(systemWith(9), 'win32'))
  expect(elsewhere.identity()?.desk.code).toBe('410202001-01')
  expect(elsewhere.credential()).toBeNull()
})

test.each(['', '{"identity":', '{"identity":{}}', 'null'])(
  'a file that holds %j is no enrolment',
  async (content) => {
    await writeFile(file, content)
    expect((await openKeptEnrolment(file, keychain)).identity()).toBeNull()
  },
)

test('a desk that another one takes the place of is still known, and can be chosen again, credential and all', async () => {
  const other = enrolmentOf('410202001-02', { hubUrl: 'https://other.example.org', password: 'other' })
  const kept = await openKeptEnrolment(file, keychain)
  await kept.keep(enrolment)
  await kept.keep(other)
  expect(kept.identity()?.desk.code).toBe('410202001-02')
  const later = await openKeptEnrolment(file, keychain)
  expect(later.desks().map(({ desk }) => desk.code)).toEqual(['410202001-01', '410202001-02'])
  expect(later.credential()).toEqual(other.credential)
  expect(await later.choose('410202001-01')).toBe(true)
  expect(later.credential()).toEqual(enrolment.credential)
  expect(later.hubUrl()).toBe('https://hub.example.org')
  expect((await openKeptEnrolment(file, keychain)).identity()?.desk.code).toBe('410202001-01')
})

test('a desk that was never enrolled here cannot be chosen', async () => {
  const kept = await openKeptEnrolment(file, keychain)
  await kept.keep(enrolment)
  expect(await kept.choose('410202001-09')).toBe(false)
  expect(kept.identity()?.desk.code).toBe('410202001-01')
})

test('the same desk enrolled anew takes its own place, with the new credential', async () => {
  const kept = await openKeptEnrolment(file, keychain)
  await kept.keep(enrolment)
  await kept.keep(enrolmentOf('410202001-01', { password: 'the new one' }))
  const later = await openKeptEnrolment(file, keychain)
  expect(later.desks()).toHaveLength(1)
  expect(later.credential()?.password).toBe('the new one')
})

test('a file from when a computer knew one desk only is still read', async () => {
  const { credential, hubUrl, ...identity } = enrolment
  const sealedCredential = await keychain.seal(JSON.stringify(credential))
  await writeFile(file, JSON.stringify({ identity, hubUrl, sealedCredential }))
  const kept = await openKeptEnrolment(file, keychain)
  expect(kept.credential()).toEqual(credential)
  await kept.keep(enrolmentOf('410202001-02'))
  expect(kept.desks()).toHaveLength(2)
})

test('a disk that refuses to write is said, and nothing is believed to be kept', async () => {
  const kept = await openKeptEnrolment(join(folder, 'no-such-folder', 'enrolment.json'), keychain)
  expect(await kept.keep(enrolment)).toEqual({ outcome: 'not-stored' })
  expect(kept.identity()).toBeNull()
  expect(kept.credential()).toBeNull()
  await chmod(folder, 0o700)
})
