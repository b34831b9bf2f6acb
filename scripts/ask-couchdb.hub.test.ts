import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestHub, type TestHub } from '#testing/hub'

const run = promisify(execFile)
let hub: TestHub
beforeAll(async () => {
  hub = await startTestHub({ postOffice: false })
})
afterAll(() => hub.close())

async function ask(args: readonly string[], url = hub.adminUrl) {
  const env = { ...process.env, HUB_URL: url }
  return run(process.execPath, [join(import.meta.dirname, 'ask-couchdb.ts'), ...args], { env }).then(
    ({ stdout }) => ({ code: 0, stdout, stderr: '' }),
    ({ code, stdout, stderr }) => ({ code, stdout, stderr }),
  )
}

test('an administrator asks CouchDB itself, and sends it JSON', async () => {
  const { stdout } = await ask(['GET', '/_all_dbs'])
  expect(JSON.parse(stdout)).toContain('directory')
  const found = await ask(['POST', '/directory/_all_docs', '{"keys":["_design/guard","nothing"]}'])
  expect(JSON.parse(found.stdout)).toMatchObject({ rows: [{ id: '_design/guard' }, { error: 'not_found' }] })
})

test.each([
  ['with a wrong password', ['GET', '/_all_dbs'], /HTTP 401/],
  ['without a path', ['GET', '_all_dbs'], /以 \/ 开头/],
  ['with half of a JSON', ['POST', '/directory/_all_docs', '{"keys":'], /JSON/],
  ['by a method that is none', ['LOOK', '/'], /GET/],
])('asked %s, it says what is wrong and shows no password', async (what, args, words) => {
  const url = what.includes('wrong') ? hub.adminUrl.replace(/:[^:@]+@/, ':guess@') : hub.adminUrl
  const { code, stdout, stderr } = await ask(args, url)
  expect([code, stdout, stderr]).toEqual([1, '', expect.stringMatching(words)])
  expect(stderr).not.toContain(new URL(url).password)
})
