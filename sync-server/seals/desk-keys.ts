import { DirectoryEntry, type DirectoryEntryOf } from '#contracts/directory'
import { DIRECTORY_DATABASE } from '#contracts/hub-databases'
import { wallClock } from '../hub-clock.ts'
import { findDeskRecord } from '../organisations/desk-record.ts'
import type { Surroundings } from '../post-office/post-office-surroundings.ts'

export type KnownDeskKey = Pick<DirectoryEntryOf<'desk-key'>, 'publicKey' | 'since'>

type Place = Pick<Surroundings, 'store' | 'register' | 'nowMs' | 'log'>

/** A desk's keys in the order in which they came, as the hub publishes them: the directory is the record, and creating an entry the claim. */
export async function findDeskKeys(
  { store }: Pick<Place, 'store'>,
  desk: string,
): Promise<readonly KnownDeskKey[]> {
  const documents = await store.findByPrefix(DIRECTORY_DATABASE, `desk-key:${desk}:`)
  return documents.flatMap((document) => {
    const entry = DirectoryEntry.safeParse(document)
    return entry.success && entry.data.kind === 'desk-key' ? [entry.data] : []
  })
}

/**
 * Keeps the first key of an enrolment: one more than there were enrolments is another machine's that writes in the desk's name, and is not
 * published. Answers the desk's keys as they are now.
 */
export async function keepDeskKey(
  place: Place,
  desk: string,
  { publicKey, since }: KnownDeskKey,
): Promise<readonly KnownDeskKey[]> {
  for (;;) {
    const known = await findDeskKeys(place, desk)
    const enrolments = (await findDeskRecord(place, desk))?.enrolments ?? 1
    if (known.some((key) => key.publicKey === publicKey) || known.length >= enrolments) return known
    // Two digits: the order of the ids is the order of the keys.
    const _id = `desk-key:${desk}:${String(known.length + 1).padStart(2, '0')}`
    const from = wallClock(place.nowMs())
    const entry = { kind: 'desk-key', desk, publicKey, since, from } satisfies DirectoryEntry
    const outcome = await place.store.create(DIRECTORY_DATABASE, { _id, ...entry })
    if (outcome === 'created') place.log.info({ desk, key: known.length + 1 }, 'desk key published')
  }
}
