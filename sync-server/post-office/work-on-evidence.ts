import { findEvidenceName, manifestId } from '#contracts/evidence-documents'
import { evidenceDatabase } from '#contracts/hub-databases'
import { orOn } from '../hub-trouble.ts'
import { readCheckpoint, writeCheckpoint } from './checkpoint.ts'
import { inLanes } from './in-lanes.ts'
import { answerReader, findReader } from './open-to-office.ts'
import type { Surroundings } from './post-office-surroundings.ts'
import { tellOfEvidence } from './tell-of-evidence.ts'
import { type OfficeFeed, unreadFeed } from './work-on-office.ts'

/** Ids read at once. The chunks of one piece of evidence are neighbours in the feed, so it is looked at a few times only. */
const BATCH = 250
/** Pieces looked at together: a whole one is held in memory while its hash is taken. */
const LANES = 2

/**
 * Looks at every piece of evidence of which something has arrived since the checkpoint. Answers how many looks that were.
 *
 * An office's evidence is looked at after its facts. Where it has no such database yet (an older hub's), there is nothing to do.
 */
export async function workOnEvidence(
  surroundings: Surroundings,
  org: string,
  stopped: () => boolean,
  feed: OfficeFeed = unreadFeed(),
): Promise<number> {
  const database = evidenceDatabase(org)
  const seenBefore = feed.seen
  feed.since ??= await readCheckpoint(surroundings, database)
  while (!stopped()) {
    const read = surroundings.store.changes(database, feed.since, BATCH, () => false)
    const news = await orOn(404, null, read)
    if (news === null) break
    const readers = news.changes.flatMap(({ id, deleted }) => (deleted ? [] : (findReader(id) ?? [])))
    await inLanes(readers, LANES, (reader) => answerReader(surroundings, org, reader))
    const touched = new Map<string, { readonly desk: string; readonly evidence: string }>()
    for (const { id, deleted } of news.changes) {
      const name = deleted ? null : findEvidenceName(id)
      if (name) touched.set(manifestId(name.desk, name.evidence), name)
    }
    await inLanes([...touched.values()], LANES, (name) => tellOfEvidence(surroundings, org, name))
    if (news.pending > 0 || touched.size > 0 || readers.length > 0)
      await writeCheckpoint(surroundings, database, news.lastSeq)
    feed.since = news.lastSeq
    feed.seen += touched.size
    feed.pending = news.pending
    if (news.pending === 0) break
  }
  return feed.seen - seenBefore
}
