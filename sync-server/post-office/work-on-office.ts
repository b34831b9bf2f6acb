import { orgDatabase } from '#contracts/hub-databases'
import { describeFailure } from '../describe-failure.ts'
import { HubTrouble, isAboutDocuments } from '../hub-trouble.ts'
import { readCheckpoint, writeCheckpoint } from './checkpoint.ts'
import { noteArrivals } from './desk-ledger.ts'
import { inLanes } from './in-lanes.ts'
import { park } from './park.ts'
import type { Surroundings } from './post-office-surroundings.ts'
import { type Attempt, ruleOnRegistration } from './rule-on-registration.ts'
import { sortMail } from './sort-mail.ts'
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
    const mail = sortMail(org, changes)
    for (const { id, reason } of mail.parked) await park(surroundings, org, id, reason)
    await inLanes(mail.registrations, LANES, (subject) => ruleOrPark(surroundings, org, subject))
    for (const [desk, numbers] of mail.arrivals) {
      await writeReceipt(surroundings, org, desk, await noteArrivals(surroundings, desk, numbers))
    }
    await writeCheckpoint(surroundings, org, lastSeq)
    since = lastSeq
    seen += changes.length
  }
  return seen
}

/** One registration that makes the post office itself fail must not hold up the office: it is kept aside for a person. */
export async function ruleOrPark(surroundings: Surroundings, org: string, subject: string): Promise<Attempt> {
  try {
    return await ruleOnRegistration(surroundings, org, subject)
  } catch (failure) {
    if (failure instanceof HubTrouble && !isAboutDocuments(failure)) throw failure
    surroundings.log.error({ org, subject, failure: describeFailure(failure) }, 'cannot rule')
    await park(surroundings, org, subject, 'fault')
    return 'set-aside'
  }
}
