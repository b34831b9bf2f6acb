import { orgDatabase } from '#contracts/hub-databases'
import type { Stored } from '../hub-store.ts'
import type { Surroundings } from './post-office-surroundings.ts'
import { sortMail } from './sort-mail.ts'
import { ruleOrPark } from './work-on-office.ts'

/** At every start: a newer hub may read what an older one had to set aside, and a mended one may rule where the old one failed. */
export async function retryParked(surroundings: Surroundings): Promise<void> {
  const { store, register } = surroundings
  for (const note of await store.findByPrefix(register, 'parked:')) {
    const org = String(note.org)
    if (surroundings.tree.organisations.some(({ code }) => code === org)) await retry(surroundings, org, note)
  }
}

async function retry(surroundings: Surroundings, org: string, note: Stored): Promise<void> {
  const { store, register } = surroundings
  const id = String(note.id)
  if (note.reason === 'fault') {
    await store.remove(register, note)
    return ruleOrPark(surroundings, org, id)
  }
  const document = await store.find(orgDatabase(org), id)
  const { parked, registrations } = sortMail(org, [{ id, deleted: false, document }])
  if (parked.length > 0) return
  for (const subject of registrations) await ruleOrPark(surroundings, org, subject)
  await store.remove(register, note)
}
