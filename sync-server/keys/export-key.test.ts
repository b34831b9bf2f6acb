import { generateKeyPairSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { openFacts, sealFacts } from '#contracts/sealed-facts'
import { retiree } from '#testing/resident-drafts'
import { registered } from '#testing/submitted-facts'
import { makeExportKey, readExportKey } from './export-key.ts'

test('what a desk seals to the published half, the kept half opens', async () => {
  const key = readExportKey(makeExportKey())
  const facts = [registered('410202001-01', 1, retiree())]
  const text = await sealFacts(facts, key.publicKey, { desk: '410202001-01', org: '410202001' })
  expect(await openFacts(text, await key.open())).toMatchObject({ ok: true, value: { facts } })
})

test('the same key has the same name after a restart, and another key another', () => {
  const pem = makeExportKey()
  expect(readExportKey(pem).kid).toBe(readExportKey(pem).kid)
  expect(readExportKey(makeExportKey()).kid).not.toBe(readExportKey(pem).kid)
})

test('a key of another kind is refused', () => {
  const { privateKey } = generateKeyPairSync('ed25519')
  expect(() => readExportKey(privateKey.export({ type: 'pkcs8', format: 'pem' }).toString())).toThrow('P-256')
})

test('what is derived from a key is the same after a restart, and another for another purpose or key', () => {
  const pem = makeExportKey()
  const derived = (from: string, purpose: string) =>
    Buffer.from(readExportKey(from).derive(purpose)).toString('hex')
  expect(derived(pem, 'office 1')).toMatch(/^[0-9a-f]{64}$/)
  expect(derived(pem, 'office 1')).toBe(derived(pem, 'office 1'))
  expect(derived(pem, 'office 2')).not.toBe(derived(pem, 'office 1'))
  expect(derived(makeExportKey(), 'office 1')).not.toBe(derived(pem, 'office 1'))
})
