import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { openDeviceSecret } from './device-secret.ts'
import type { Keychain } from './keychain.ts'

const BYTES = 'A'.repeat(43)
let file: string

/** A keychain of one account: what another one sealed it does not open. */
function keychainOf(account: string, safe = true): Keychain {
  return {
    isSafe: async () => safe,
    seal: async (text) => Buffer.from(`${account}:${text}`).toString('base64'),
    async open(sealed) {
      const [owner, text = ''] = Buffer.from(sealed, 'base64').toString().split(':')
      return owner === account ? text : null
    },
  }
}

beforeEach(() => {
  file = join(mkdtempSync(join(tmpdir(), 'device-secret-')), 'device-secret.json')
})

test('the same bytes give the same answer on this machine after every start, and another one elsewhere', async () => {
  const bound = await openDeviceSecret(file, keychainOf('clerk')).bind(BYTES)
  expect(bound).toMatch(/^[\w-]{43}$/)
  expect(bound).not.toBe(BYTES)
  expect(await openDeviceSecret(file, keychainOf('clerk')).bind(BYTES)).toBe(bound)
  expect(await openDeviceSecret(`${file}.other`, keychainOf('clerk')).bind(BYTES)).not.toBe(bound)
  expect(await openDeviceSecret(file, keychainOf('clerk')).bind(`B${BYTES.slice(1)}`)).not.toBe(bound)
})

test('two asked at once make one secret', async () => {
  const device = openDeviceSecret(file, keychainOf('clerk'))
  const [one, two] = await Promise.all([device.bind(BYTES), device.bind(BYTES)])
  expect(one).toBe(two)
})

test('without a safe place there is no secret, and none is written', async () => {
  expect(await openDeviceSecret(file, keychainOf('clerk', false)).bind(BYTES)).toBeNull()
  expect(() => readFileSync(file)).toThrow()
})

test('another account’s secret is not opened, and not replaced', async () => {
  await openDeviceSecret(file, keychainOf('clerk')).bind(BYTES)
  const kept = readFileSync(file, 'utf8')
  expect(await openDeviceSecret(file, keychainOf('thief')).bind(BYTES)).toBeNull()
  expect(readFileSync(file, 'utf8')).toBe(kept)
})

test('a file that was cut short is replaced: nothing could open it any more', async () => {
  writeFileSync(file, '{"sea')
  const bound = await openDeviceSecret(file, keychainOf('clerk')).bind(BYTES)
  expect(await openDeviceSecret(file, keychainOf('clerk')).bind(BYTES)).toBe(bound)
})
