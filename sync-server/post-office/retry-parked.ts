import { orgDatabase } from '#contracts/hub-databases'
import type { Stored } from '../hub-store.ts'
import type { Surroundings } from './post-office-surroundings.ts'
import { sortMail } from './sort-mail.ts'
import { isAboveOthers, workOrPark } from './work-on-office.ts'
import type { SubjectWork } from './work-on-subject.ts'

/** Organisation → notes about its documents. A note that has been tried again is taken out. */
export type ParkedNotes = Map<string, Stored[]>

export async function findParked({ store, register }: Surroundings): Promise<ParkedNotes> {
  const notes: ParkedNotes = new Map()
  for (const note of await store.findByPrefix(register, 'parked:')) {
    const org = String(note.org)
    notes.set(org, [...(notes.get(org) ?? []), note])
  }
  return notes
}

/** Those that a fault of the moment may have made; the others wait for another program or another organisation. */
export async function findFaults(surroundings: Surroundings): Promise<ParkedNotes> {
  const faults = [...(await findParked(surroundings))].map(
    ([org, notes]) => [org, notes.filter(({ reason }) => reason === 'fault')] as const,
  )
  return new Map(faults.filter(([, notes]) => notes.length > 0))
}

/** At every start: a newer hub may read what an older one had to set aside, and a mended one may rule where the old one failed. */
export async function retryParked(surroundings: Surroundings): Promise<void> {
  const notes = await findParked(surroundings)
  for (const org of [...notes.keys()]) {
    if (surroundings.book.find(org)) await retryNotes(surroundings, org, notes)
  }
}

/** Tries again what one office has waiting. Where the hub fails meanwhile, the rest stays noted for the next look. */
export async function retryNotes(
  surroundings: Surroundings,
  org: string,
  notes: ParkedNotes,
  stopped: () => boolean = () => false,
): Promise<void> {
  const own = notes.get(org) ?? []
  for (let note = own[0]; note && !stopped(); note = own[0]) {
    await retry(surroundings, org, note)
    own.shift()
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
