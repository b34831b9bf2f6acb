import { orgDatabase } from '#contracts/hub-databases'
import { readHubDocument } from '#contracts/hub-document'
import { listViewings, type Viewing } from '#domain/minors/list-viewings'
import { inLanes } from '../post-office/in-lanes.ts'
import { readFactsOf } from '../post-office/read-facts-of.ts'
import type { Registry } from './desk-record.ts'

const PAGE = 500
/** Subjects looked up at the same time; the store puts them into one request. */
const LANES = 100

/** Organisations that have a database, closed ones too: what was looked at there was looked at. */
export async function findAuditedOrgs({ store }: Pick<Registry, 'store'>): Promise<readonly string[]> {
  const begin = orgDatabase('')
  return (await store.databases())
    .filter((name) => name.startsWith(begin) && !name.endsWith('-evidence'))
    .map((name) => name.slice(begin.length))
    .toSorted()
}

/** What an organisation's desks viewed in a year, in the order in which it happened. A page of its facts at a time is in memory. */
export async function readViewings(
  { store }: Pick<Registry, 'store'>,
  org: string,
  year: string,
): Promise<readonly Viewing[]> {
  const subjects = new Set<string>()
  for (let since = '0', more = true; more; ) {
    const page = await store.changes(orgDatabase(org), since, PAGE, isFromDesk)
    for (const { document } of page.changes) {
      const fact = readHubDocument(document)
      if (fact?.kind === 'minor-data-viewed' && fact.org === org && fact.at.startsWith(year))
        subjects.add(fact.subject)
    }
    since = page.lastSeq
    more = page.pending > 0
  }
  const found: Viewing[] = []
  await inLanes([...subjects], LANES, async (subject) => {
    found.push(...listViewings(await readFactsOf({ store }, org, subject), org))
  })
  return found
    .filter(({ at }) => at.startsWith(year))
    .sort((one, other) => (one.order < other.order ? -1 : 1))
}

function isFromDesk(id: string): boolean {
  return !id.includes('.') && !id.startsWith('_')
}
