import { orgDatabase } from '#contracts/hub-databases'
import { describeFailure } from '../describe-failure.ts'
import { HubTrouble, isAboutDocuments } from '../hub-trouble.ts'
import { checkSeals } from '../seals/check-seals.ts'
import { readCheckpoint, writeCheckpoint } from './checkpoint.ts'
import { noteArrivals } from './desk-ledger.ts'
import { inLanes } from './in-lanes.ts'
import { type Attempt, park } from './park.ts'
import type { Surroundings } from './post-office-surroundings.ts'
import { sortMail } from './sort-mail.ts'
import { type SubjectWork, workOnSubject } from './work-on-subject.ts'
import { writeReceipt } from './write-receipt.ts'

/** Changes read at once. A batch names a subject once, so all of its subjects may be worked on together. */
const BATCH = 250

/** Where this process is in an office's feed. Lost with the process: the checkpoint is what counts then. */
export interface OfficeFeed {
  /** Null before the first look. */
  since: string | null
  /** What desks wrote and was worked on. */
  seen: number
  /** Changes that are known to wait. */
  pending: number
}

export function unreadFeed(): OfficeFeed {
  return { since: null, seen: 0, pending: 0 }
}

/** What the hub wrote itself asks for nothing: no desk may name a fact with a dot (`guard-source.ts`). */
function isFromDesk(id: string): boolean {
  return !id.includes('.') && !id.startsWith('_design/')
}

/** Works on everything an office has sent since the checkpoint. Answers how much that was. */
export async function workOnOffice(
  surroundings: Surroundings,
  org: string,
  stopped: () => boolean,
  feed: OfficeFeed = unreadFeed(),
): Promise<number> {
  const seenBefore = feed.seen
  const { store } = surroundings
  feed.since ??= await readCheckpoint(surroundings, org)
  while (!stopped()) {
    const { changes, lastSeq, pending } = await store.changes(orgDatabase(org), feed.since, BATCH, isFromDesk)
    const mail = sortMail(org, changes, { reviews: isAboveOthers(surroundings, org) })
    await inLanes(mail.parked, BATCH, ({ id, reason }) => park(surroundings, org, id, reason))
    await inLanes(mail.subjects, BATCH, (work) => workOrPark(surroundings, org, work))
    await inLanes([...mail.arrivals], BATCH, async ([desk, numbers]) =>
      writeReceipt(surroundings, org, desk, await noteArrivals(surroundings, desk, numbers)),
    )
    // Last: nobody waits longer for an answer because of it.
    await checkSeals(surroundings, org, changes)
    const fromDesks = changes.filter(({ id }) => isFromDesk(id)).length
    // The hub's own writes alone are passed over again next time, which is cheaper than to note that.
    if (pending > 0 || fromDesks > 0) await writeCheckpoint(surroundings, org, lastSeq)
    feed.since = lastSeq
    feed.seen += fromDesks
    feed.pending = pending
    if (pending === 0) break
  }
  return feed.seen - seenBefore
}

export function isAboveOthers({ book }: Surroundings, org: string): boolean {
  return book.find(org)?.level !== 'office'
}

/** Its documents cannot be taken, or another organisation that it concerns has no database: this one's was there a moment ago. */
function isAboutSubject(failure: HubTrouble): boolean {
  return isAboutDocuments(failure) || failure.statusCode === 404
}

/** One subject that makes the post office itself fail must not hold up the office: it is kept aside for a person. */
export async function workOrPark(
  surroundings: Surroundings,
  org: string,
  work: SubjectWork,
): Promise<Attempt> {
  try {
    return await surroundings.inTurn(work.subject, () => workOnSubject(surroundings, org, work))
  } catch (failure) {
    if (failure instanceof HubTrouble && !isAboutSubject(failure)) throw failure
    surroundings.log.error({ org, subject: work.subject, failure: describeFailure(failure) }, 'cannot rule')
    await park(surroundings, org, work.subject, 'fault')
    return 'set-aside'
  }
}
