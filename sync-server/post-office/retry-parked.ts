import { orgDatabase } from '#contracts/hub-databases'
import type { Stored } from '../hub-store.ts'
import type { Surroundings } from './post-office-surroundings.ts'
import { sortMail } from './sort-mail.ts'
import { isAboveOthers, workOrPark } from './work-on-office.ts'
import type { SubjectWork } from './work-on-subject.ts'

/** At every start: a newer hub may read what an older one had to set aside, and a mended one may rule where the old one failed. */
export async function retryParked(surroundings: Surroundings): Promise<void> {
  const { store, register } = surroundings
  for (const note of await store.findByPrefix(register, 'parked:')) {
    const org = String(note.org)
    if (surroundings.book.find(org)) await retry(surroundings, org, note)
  }
}

/** The note is removed last: killed before, the next start tries again. */
async function retry(surroundings: Surroundings, org: string, note: Stored): Promise<void> {
  const { store, register } = surroundings
  const subjects = await findSubjects(surroundings, org, note)
  if (subjects === null) return
  for (const subject of subjects) {
    if ((await workOrPark(surroundings, org, subject)) === 'set-aside') return
  }
  await store.remove(register, note)
}

/** What a note keeps waiting; null where its document still cannot be read. */
async function findSubjects(
  surroundings: Surroundings,
  org: string,
  note: Stored,
): Promise<readonly SubjectWork[] | null> {
  const id = String(note.id)
  if (note.reason === 'fault') return [{ subject: id, decided: true }]
  const document = await surroundings.store.find(orgDatabase(org), id)
  const { parked, subjects } = sortMail(org, [{ id, deleted: false, document }], {
    reviews: isAboveOthers(surroundings, org),
  })
  return parked.length > 0 ? null : subjects
}
