import { orgDatabase } from '#contracts/hub-databases'
import { describeFailure } from '../describe-failure.ts'
import { HubTrouble, isAboutDocuments } from '../hub-trouble.ts'
import { readCheckpoint, writeCheckpoint } from './checkpoint.ts'
import { noteArrivals } from './desk-ledger.ts'
import { inLanes } from './in-lanes.ts'
import { type Attempt, park } from './park.ts'
import type { Surroundings } from './post-office-surroundings.ts'
import { sortMail } from './sort-mail.ts'
import { type SubjectWork, workOnSubject } from './work-on-subject.ts'
import { writeReceipt } from './write-receipt.ts'

const BATCH = 200
/** Registrations worked on at once. One registration is in one lane only, and a batch names it once: serial per subject. */
const LANES = 64

/** Works on everything an office has sent since the checkpoint. Answers how many changes that were. */
export async function workOnOffice(
  surroundings: Surroundings,
  org: string,
  stopped: () => boolean,
): Promise<number> {
  let seen = 0
  for (let since = await readCheckpoint(surroundings, org); !stopped(); ) {
    const { changes, lastSeq } = await surroundings.store.changes(orgDatabase(org), since, BATCH)
    if (changes.length === 0) break
    const mail = sortMail(org, changes, { reviews: isAboveOthers(surroundings, org) })
    for (const { id, reason } of mail.parked) await park(surroundings, org, id, reason)
    await inLanes(mail.subjects, LANES, (work) => workOrPark(surroundings, org, work))
    for (const [desk, numbers] of mail.arrivals) {
      await writeReceipt(surroundings, org, desk, await noteArrivals(surroundings, desk, numbers))
    }
    await writeCheckpoint(surroundings, org, lastSeq)
    since = lastSeq
    seen += changes.length
  }
  return seen
}

export function isAboveOthers({ book }: Surroundings, org: string): boolean {
  return book.find(org)?.level !== 'office'
}

/** One subject that makes the post office itself fail must not hold up the office: it is kept aside for a person. */
export async function workOrPark(
  surroundings: Surroundings,
  org: string,
  work: SubjectWork,
): Promise<Attempt> {
  try {
    return await workOnSubject(surroundings, org, work)
  } catch (failure) {
    if (failure instanceof HubTrouble && !isAboutDocuments(failure)) throw failure
    surroundings.log.error({ org, subject: work.subject, failure: describeFailure(failure) }, 'cannot rule')
    await park(surroundings, org, work.subject, 'fault')
    return 'set-aside'
  }
}
