import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startChromium } from './chromium.ts'

let server: Server
let profile: string

beforeAll(async () => {
  profile = await mkdtemp(join(tmpdir(), 'desk-profile-'))
  server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html').end('<title>kept</title>')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
})

afterAll(async () => {
  server.closeAllConnections()
  server.close()
  await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
})

function address(): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}

/** Saves or reads one record of IndexedDB, with the durability that the desk's store asks for. */
async function keepRecord(value: string): Promise<void> {
  const open = indexedDB.open('kept', 1)
  open.onupgradeneeded = () => open.result.createObjectStore('records')
  await new Promise((resolve) => (open.onsuccess = resolve))
  const write = open.result.transaction('records', 'readwrite', { durability: 'strict' })
  write.objectStore('records').put(value, 'one')
  await new Promise((resolve) => (write.oncomplete = resolve))
}

async function findRecord(): Promise<unknown> {
  const open = indexedDB.open('kept', 1)
  await new Promise((resolve) => (open.onsuccess = resolve))
  const read = open.result.transaction('records').objectStore('records').get('one')
  await new Promise((resolve) => (read.onsuccess = resolve))
  return read.result
}

test('what a page saved is there again after the power was cut', { timeout: 120_000 }, async () => {
  const before = await startChromium({ profile })
  const page = await before.newPage()
  await page.goto(address())
  await page.evaluate(keepRecord, 'held')
  await before.kill()
  expect(() => process.kill(before.pid, 0)).toThrow()

  const after = await startChromium({ profile })
  const again = await after.newPage()
  await again.goto(address())
  expect(await again.evaluate(findRecord)).toBe('held')
  await after.close()
})
