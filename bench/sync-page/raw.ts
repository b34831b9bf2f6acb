import { toHubDocument } from '#contracts/hub-document'
import { expectCount, fetchAs, type SyncContender, timed } from './contender.ts'

const AT_ONCE = 1000

/** Nothing but the requests: what the hub and the line can do at best. Nothing is read from or written to a disk here. */
export const raw: SyncContender = {
  push({ hubUrl, database, authorization }, facts) {
    const request = fetchAs(authorization)
    return timed(async () => {
      for (let from = 0; from < facts.length; from += AT_ONCE) {
        const docs = facts.slice(from, from + AT_ONCE).map(toHubDocument)
        const answer = await request(`${hubUrl}/${database}/_bulk_docs`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ docs }),
        })
        const rows = (await answer.json()) as { ok?: boolean }[]
        expectCount(rows.filter(({ ok }) => ok).length, docs.length)
      }
    })
  },
  pull({ hubUrl, database, authorization, count }) {
    const request = fetchAs(authorization)
    return timed(async () => {
      let found = 0
      for (let since = '0'; ; ) {
        const query = new URLSearchParams({ since, limit: String(AT_ONCE), include_docs: 'true' })
        const answer = await request(`${hubUrl}/${database}/_changes?${query}`)
        const page = (await answer.json()) as { results: unknown[]; last_seq: unknown }
        if (page.results.length === 0) break
        found += page.results.length
        since = String(page.last_seq)
      }
      expectCount(found, count)
    })
  },
}
