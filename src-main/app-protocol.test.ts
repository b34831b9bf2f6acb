import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerFrom } from './app-protocol.ts'

let root: string
let answer: (request: Request) => Promise<Response>

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'desk-pages-'))
  await mkdir(join(root, 'renderer/assets'), { recursive: true })
  await writeFile(join(root, 'secret.txt'), 'secret')
  await writeFile(join(root, 'renderer/.hidden'), 'secret')
  await writeFile(
    join(root, 'renderer/index.html'),
    '<meta name="style-nonce" content="" /><title>登记台</title>',
  )
  await writeFile(join(root, 'renderer/assets/desk.js'), 'export {}')
  await writeFile(join(root, 'renderer/assets/font.woff2'), 'f')
  await writeFile(join(root, 'renderer/assets/strange.exe'), 'x')
  await symlink(join(root, 'secret.txt'), join(root, 'renderer/assets/link.txt'))
  await symlink(root, join(root, 'renderer/up'))
  answer = answerFrom(join(root, 'renderer'))
})
afterAll(() => rm(root, { recursive: true, force: true }))

test.each([
  ['app://desk/', 'text/html; charset=utf-8'],
  ['app://desk/index.html?desk=1#/register', 'text/html; charset=utf-8'],
  ['app://desk/assets/desk.js', 'text/javascript; charset=utf-8'],
  ['app://desk/assets/font.woff2', 'font/woff2'],
  ['app://desk/assets/strange.exe', 'application/octet-stream'],
])('%s is served as %s', async (address, mediaType) => {
  const { status, headers } = await answer(new Request(address))
  expect(status).toBe(200)
  expect(headers.get('content-type')).toBe(mediaType)
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('content-security-policy')).toContain("default-src 'none'")
})

test.each([
  'app://desk/../secret.txt',
  'app://desk/%2e%2e/secret.txt',
  'app://desk/..%2fsecret.txt',
  'app://desk/%252e%252e%252fsecret.txt',
  'app://desk/assets/..%5c..%5csecret.txt',
  'app://desk/assets/%00desk.js',
  'app://desk/%E0%A4%A',
  'app://desk/.hidden',
  'app://desk/c:/windows/win.ini',
  'app://desk/index.html::$DATA',
  'app://desk//etc/passwd',
  'app://desk/assets/link.txt',
  'app://desk/up/secret.txt',
  'app://desk/assets',
  'app://desk/missing.js',
])('%s is not found', async (address) => {
  const refused = await answer(new Request(address))
  expect(refused.status).toBe(404)
  expect(await refused.text()).toBe('')
})

test('another host is refused, and so is writing', async () => {
  expect((await answer(new Request('app://other/index.html'))).status).toBe(403)
  expect((await answer(new Request('app://desk/index.html', { method: 'POST', body: 'x' }))).status).toBe(405)
})

test('styles carry a nonce of their own for every opening of the page', async () => {
  const nonces = new Set<string>()
  for (const _opening of [1, 2]) {
    const page = await answer(new Request('app://desk/'))
    const nonce = /name="style-nonce" content="([^"]+)"/.exec(await page.text())?.[1] ?? ''
    expect(page.headers.get('content-security-policy')).toContain(`style-src 'self' 'nonce-${nonce}'`)
    nonces.add(nonce)
  }
  expect(nonces.size).toBe(2)
  expect([...nonces].every((nonce) => nonce.length >= 22)).toBe(true)
})

test('no script runs that does not come from the build', async () => {
  const policy = (await answer(new Request('app://desk/'))).headers.get('content-security-policy') ?? ''
  expect(policy).toContain("script-src 'self';")
  expect(policy).not.toMatch(/unsafe|https?:|\*/)
})
