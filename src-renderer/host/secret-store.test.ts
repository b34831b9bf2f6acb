import { IDBFactory } from 'fake-indexeddb'
import { expect, test } from 'vitest'
import { enrolmentOf } from '#testing/enrolments'
import { openSecretStore } from './secret-store.ts'

/** Everything that lies in the profile's database, as far as a copy of it could be read. */
async function contentOf(databases: IDBFactory): Promise<string> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = databases.open('desk-host')
    opening.onsuccess = () => resolve(opening.result)
    opening.onerror = () => reject(opening.error)
  })
  const rows = await new Promise<unknown[]>((resolve, reject) => {
    const asked = database.transaction('desks').objectStore('desks').getAll()
    asked.onsuccess = () => resolve(asked.result)
    asked.onerror = () => reject(asked.error)
  })
  database.close()
  return rows
    .flatMap((row) => Object.values(row as object))
    .map((value) =>
      value instanceof ArrayBuffer || value instanceof Uint8Array
        ? Buffer.from(value as Uint8Array).toString('latin1')
        : JSON.stringify(value),
    )
    .join('\n')
}

test('an enrolment is found again by the next page of the profile, its credential too', async () => {
  const databases = new IDBFactory()
  const enrolment = enrolmentOf('410202001-01')
  await (await openSecretStore(databases)).keep(enrolment)
  const later = await openSecretStore(databases)
  expect(await later.findIdentity('410202001-01')).toEqual({
    desk: enrolment.desk,
    organisation: enrolment.organisation,
    workers: enrolment.workers,
  })
  expect(await later.findCredential('410202001-01')).toEqual(enrolment.credential)
})

test('a profile holds several desks, each with its own credential', async () => {
  const secrets = await openSecretStore(new IDBFactory())
  await secrets.keep(enrolmentOf('410202001-01'))
  await secrets.keep(enrolmentOf('410202001-02'))
  expect((await secrets.findCredential('410202001-01'))?.name).toBe('desk-410202001-01')
  expect((await secrets.findCredential('410202001-02'))?.name).toBe('desk-410202001-02')
  expect(await secrets.findCredential('410202001-03')).toBeNull()
  expect((await secrets.desks()).map(({ desk }) => desk.code)).toEqual(['410202001-01', '410202001-02'])
})

test('the password does not lie in the database', async () => {
  const databases = new IDBFactory()
  const enrolment = enrolmentOf('410202001-01')
  await (await openSecretStore(databases)).keep(enrolment)
  const content = await contentOf(databases)
  expect(content).toContain('410202001-01')
  expect(content).not.toContain(enrolment.credential.password)
})

test('bytes are bound to the profile: the same ones alike after every start, and otherwise in another profile', async () => {
  const databases = new IDBFactory()
  const bytes = crypto.getRandomValues(new Uint8Array(32))
  const [one, other] = [await openSecretStore(databases), await openSecretStore(databases)]
  // Two tabs at the same moment must settle on one key, or one of them would lock the desk for ever.
  const [bound, alike] = await Promise.all([one.bindToDevice(bytes), other.bindToDevice(bytes)])
  expect(bound).toEqual(alike)
  expect(bound).toHaveLength(32)
  expect(bound).not.toEqual(bytes)
  expect(await (await openSecretStore(databases)).bindToDevice(bytes)).toEqual(bound)
  expect(await (await openSecretStore(new IDBFactory())).bindToDevice(bytes)).not.toEqual(bound)
})
