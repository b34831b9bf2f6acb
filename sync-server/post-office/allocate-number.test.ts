import { expect, test } from 'vitest'
import { PlainDate } from '#domain/plain-date'
import type { HubStore, Stored } from '../hub-store.ts'
import { allocateNumber } from './allocate-number.ts'
import type { Surroundings } from './post-office-surroundings.ts'

const SUBJECT = 'registration:a'
const place = { division: '410202', enrolledOn: PlainDate.parse('2026-03-02') }

/** A register in memory with CouchDB's rules: one writer creates, and only the revision that was read is replaced. */
function openRegister() {
  const documents = new Map<string, Stored>()
  let revisions = 0
  const write = (document: { readonly _id: string }) => {
    revisions += 1
    documents.set(document._id, { ...document, _rev: String(revisions) })
  }
  const store: Pick<HubStore, 'find' | 'create' | 'replace'> = {
    find: async (_, id) => documents.get(id) ?? null,
    async create(_, document) {
      if (documents.has(document._id)) return 'exists'
      write(document)
      return 'created'
    },
    async replace(_, document) {
      if (documents.get(document._id)?._rev !== document._rev) return 'conflict'
      write(document)
      return 'replaced'
    },
  }
  return { documents, store }
}

/** One post office that offers these numbers in turn. */
function officeOn(store: object, offers: readonly string[]): Surroundings {
  const offered = offers.values()
  const numbers = { next: async () => offered.next().value ?? '' }
  // The step touches nothing else of its surroundings.
  return { store, register: 'register', numbers } as unknown as Surroundings
}

test('an allocation that another post office moved on in the meantime is followed, not moved on again', async () => {
  const { documents, store } = openRegister()
  await store.create('register', { _id: 'number:N1', subject: 'registration:somebody-else' })
  const other = officeOn(store, ['N2'])
  let interrupted = false
  const slow: typeof store = {
    ...store,
    async create(database, document) {
      const answer = await store.create(database, document)
      if (document._id === 'number:N1' && !interrupted) {
        interrupted = true
        await allocateNumber(other, SUBJECT, '410202001', place)
      }
      return answer
    },
  }
  const allocated = await allocateNumber(officeOn(slow, ['N1', 'N3']), SUBJECT, '410202001', place)
  const own = [...documents.values()].filter(
    ({ _id, subject }) => /^number:/.test(_id) && subject === SUBJECT,
  )
  expect(own.map(({ _id }) => _id)).toEqual([`number:${'number' in allocated ? allocated.number : ''}`])
})
