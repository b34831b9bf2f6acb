import type { Organisation } from '#contracts/enrolment'
import { DIRECTORY_DATABASE } from '#contracts/hub-databases'
import type { PlainDate } from '#domain/plain-date'
import type { OrganisationBook } from '../organisation-book.ts'
import { listDeskRecords, type Registry } from './desk-record.ts'
import { revokeDesk } from './revoke-desk.ts'

export type Closing =
  | { readonly outcome: 'closed'; readonly organisation: Organisation; readonly desksRevoked: number }
  | { readonly outcome: 'unknown' }
  /** These stand under it and are open: nobody would be above them. */
  | { readonly outcome: 'others-below'; readonly below: readonly Organisation[] }

/** Closes an organisation: its desks are locked out first, then the directory says so. Its database and everything in it stays. */
export async function closeOrganisation(
  registry: Registry,
  book: Pick<OrganisationBook, 'organisations'>,
  code: string,
  today: PlainDate,
): Promise<Closing> {
  const open = book.organisations()
  const organisation = open.find((known) => known.code === code)
  if (!organisation) return { outcome: 'unknown' }
  const below = open.filter(({ parent }) => parent === code)
  if (below.length > 0) return { outcome: 'others-below', below }
  const desks = (await listDeskRecords(registry, code)).filter(({ revokedOn }) => revokedOn === null)
  for (const desk of desks) await revokeDesk(registry, desk.code, today)
  await markClosed(registry, code, today)
  return { outcome: 'closed', organisation, desksRevoked: desks.length }
}

async function markClosed({ store }: Registry, code: string, today: PlainDate): Promise<void> {
  for (;;) {
    const entry = await store.find(DIRECTORY_DATABASE, `organisation:${code}`)
    if (!entry || entry.closedOn != null) return
    if ((await store.replace(DIRECTORY_DATABASE, { ...entry, closedOn: today })) === 'replaced') return
  }
}
