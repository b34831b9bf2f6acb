import { getRxStorageMemory } from 'rxdb/plugins/storage-memory'
import { v7 } from 'uuid'
import { expect, test } from 'vitest'
import { openDeskStore } from './open-desk-store.ts'

test('x', async () => {
  const store = await openDeskStore({
    desk: '410202001-01',
    org: '410202001',
    worker: () => 'w',
    storage: getRxStorageMemory(),
    now: Date.now,
    newId: v7,
    locks: navigator.locks,
    onFailure: (e) => {
      throw e
    },
  })
  const subject = `registration:${v7()}`
  const f = await store.append((n) => ({
    subject,
    kind: 'certificate-printed',
    body: { volunteerNumber: String(n), form: 'paper' },
  }))
  expect(f.n).toBe(1)
  expect(await store.factsOf(subject)).toEqual([f])
  expect(await store.exchange.outgoingAfter(0, 10)).toHaveLength(1)
  await store.close()
})
