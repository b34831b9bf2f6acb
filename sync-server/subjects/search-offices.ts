import { orgDatabase } from '#contracts/hub-databases'
import { readHubDocument } from '#contracts/hub-document'
import type { AnyFact } from '#domain/fact'
import { foldRegistration } from '#domain/registration/fold-registration'
import type { Registration } from '#domain/registration/registration'
import type { HubStore } from '../hub-store.ts'
import { inLanes } from '../post-office/in-lanes.ts'
import { readFactsOf } from '../post-office/read-facts-of.ts'

/** A registration, and the organisation whose desks made it. */
export interface FoundSubject {
  readonly subject: string
  readonly org: string
}

export interface Sought {
  /** Said of a submission as it was written: quick, and rather once too often. */
  readonly mayBe: (fact: AnyFact) => boolean
  /** Said of the registration as it stands. */
  readonly isMeant: (registration: Registration) => boolean
}

export type SearchProgress = (done: { readonly documents: number; readonly of: number }) => void

const PAGE = 500
/** Organisations at the same time; a page of each is in memory. */
const LANES = 8

/**
 * Whoever is sought among the registrations of these organisations' own desks, a page of facts at a time: nothing at the hub is indexed
 * by a person's document, and nothing should be. Copies that lie before a reviewer are left out.
 */
export async function searchOffices(
  { store }: { readonly store: HubStore },
  orgs: readonly string[],
  sought: Sought,
  onProgress: SearchProgress,
): Promise<readonly FoundSubject[]> {
  const found: FoundSubject[] = []
  const of = orgs.length
  let documents = 0
  onProgress({ documents, of })
  await inLanes(orgs, LANES, async (org) => {
    for (const subject of await findCandidates(store, org, sought.mayBe)) {
      const registration = foldRegistration(await readFactsOf({ store }, org, subject))
      if (registration?.org === org && sought.isMeant(registration)) found.push({ subject, org })
    }
    documents += 1
    onProgress({ documents, of })
  })
  return found.toSorted((one, other) =>
    `${one.org} ${one.subject}` < `${other.org} ${other.subject}` ? -1 : 1,
  )
}

async function findCandidates(
  store: HubStore,
  org: string,
  mayBe: Sought['mayBe'],
): Promise<ReadonlySet<string>> {
  const subjects = new Set<string>()
  for (let since = '0', more = true; more; ) {
    const page = await store.changes(orgDatabase(org), since, PAGE, isOfRegistration)
    for (const { document } of page.changes) {
      const fact = readHubDocument(document)
      if (fact?.org === org && mayBe(fact)) subjects.add(fact.subject)
    }
    since = page.lastSeq
    more = page.pending > 0
  }
  return subjects
}

/** What the hub writes has a dot in its name. */
function isOfRegistration(id: string): boolean {
  return id.startsWith('registration:') && !id.includes('.')
}
