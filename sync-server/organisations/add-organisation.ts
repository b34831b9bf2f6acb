import type { Organisation } from '#contracts/enrolment'
import { DIRECTORY_DATABASE } from '#contracts/hub-databases'
import { admitOrganisation, type OrganisationProblem } from '#domain/organisations/admit-organisation'
import { type Result, rejected } from '#domain/result'
import type { HubStore } from '../hub-store.ts'
import type { OrganisationBook } from '../organisation-book.ts'
import { prepareOrganisation } from '../prepare/prepare-databases.ts'

/**
 * Adds an organisation that the tree admits. Its database, guard and members come first: once the directory names it, the post office and
 * its desks look for them.
 */
export async function addOrganisation(
  store: HubStore,
  book: Pick<OrganisationBook, 'organisations' | 'find'>,
  wanted: Organisation,
): Promise<Result<Organisation, OrganisationProblem>> {
  const admitted = admitOrganisation(book.organisations(), wanted)
  if (!admitted.ok) return admitted
  const organisation = admitted.value
  // A closed one keeps its code: its facts name it.
  const holder = book.find(organisation.code)
  if (holder) return rejected({ code: 'code-taken', name: holder.name })
  await prepareOrganisation(store, organisation.code)
  const _id = `organisation:${organisation.code}`
  const entry = { _id, kind: 'organisation', ...organisation, closedOn: null }
  if ((await store.create(DIRECTORY_DATABASE, entry)) === 'created') return admitted
  return rejected({ code: 'code-taken', name: organisation.name })
}
