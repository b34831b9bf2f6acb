import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { orgDatabase } from '#contracts/hub-databases'
import { openEnrolment } from '#contracts/sealed-enrolment'
import { askHub } from '#testing/ask-hub'
import { startTestHub, type TestHub } from '#testing/hub'

const CLI = resolve(import.meta.dirname, '../cli.ts')
const run = promisify(execFile)

let hub: TestHub
let folder: string
let treeFile: string

beforeAll(async () => {
  hub = await startTestHub({ postOffice: false })
  folder = mkdtempSync(join(tmpdir(), 'prepare-'))
  treeFile = join(folder, 'tree.json')
  writeFileSync(treeFile, JSON.stringify(hub.tree))
})
afterAll(async () => {
  await hub.close()
  rmSync(folder, { recursive: true })
})

const prepare = (...args: readonly string[]) => {
  const env = { ...process.env, HUB_URL: hub.adminUrl }
  const all = ['prepare', '--tree', treeFile, '--data', hub.folder, '--register', hub.register, ...args]
  return run(process.execPath, [CLI, ...all], { env })
}

test('gives a desk a sealed enrolment that opens its office, and prints no password', async () => {
  const code = hub.desks[0]?.code ?? ''
  const { stdout, stderr } = await prepare('--desk', code, '--public-url', hub.hubUrl)
  const file = join(hub.folder, `enrolment-${code}.txt`)
  const [oneTimeCode = ''] = /[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(stdout) ?? []
  const opened = await openEnrolment(readFileSync(file, 'utf8'), oneTimeCode)
  if (!opened.ok) throw new Error('the enrolment does not open')
  const enrolment = opened.value
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(stdout + stderr).not.toContain(enrolment.credential.password)
  const signedIn = await askHub(hub.hubUrl, 'POST', '/_session', enrolment.credential)
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? ''
  const path = `/${orgDatabase(enrolment.organisation.code)}`
  expect((await askHub(hub.hubUrl, 'GET', path, undefined, { cookie })).status).toBe(200)
})

test('may be run again, and changes nothing that is right already', async () => {
  const guardOf = async () =>
    (
      await askHub(
        hub.adminUrl,
        'GET',
        `/${orgDatabase(hub.tree.organisations[0]?.code ?? '')}/_design/guard`,
      )
    ).body
  const before = await guardOf()
  await prepare()
  expect(await guardOf()).toEqual(before)
})

test.each([
  [
    'a desk that is not in the tree',
    ['--desk', '000000-77', '--public-url', 'http://127.0.0.1:1'],
    /no desk 000000-77/,
  ],
  ['no word of where the desk reaches the hub', ['--desk', '$first'], /--public-url/],
])('given %s says so and ends with 1', async (_what, args, words) => {
  const asked = prepare(...args.map((arg) => (arg === '$first' ? (hub.desks[0]?.code ?? '') : arg)))
  await expect(asked).rejects.toMatchObject({ code: 1, stderr: expect.stringMatching(words) })
})
