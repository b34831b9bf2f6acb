import { z } from 'zod'
import { DeskIdentity, Organisation, Worker } from '#contracts/enrolment'
import { PlainDate } from '#domain/plain-date'
import type { HubStore } from '../hub-store.ts'

/** What the hub keeps of one desk: `desk:<code>` in the register. Its password is in no record; CouchDB has what proves it. */
export const DeskRecord = z.object({
  code: DeskIdentity.shape.desk.shape.code,
  name: z.string().min(1),
  /** Code of the organisation that it stands in. */
  org: Organisation.shape.code,
  workers: z.array(Worker).min(1),
  enrolledOn: PlainDate,
  /** How often it was enrolled: as many keys may it have had, one after the other. */
  enrolments: z.int().min(1).default(1),
  revokedOn: PlainDate.nullable(),
  /** The last day on which it signed in through this hub's own web server. */
  lastSeenOn: PlainDate.nullable(),
})
export type DeskRecord = z.infer<typeof DeskRecord>

/** Where the records of one hub are. */
export interface Registry {
  readonly store: HubStore
  /** Name of the register's database. */
  readonly register: string
}

const PREFIX = 'desk:'

export async function findDeskRecord(
  { store, register }: Registry,
  code: string,
): Promise<DeskRecord | null> {
  const found = DeskRecord.safeParse(await store.find(register, `${PREFIX}${code}`))
  return found.success ? found.data : null
}

/** In the order of their codes; with `org`, those of one organisation. */
export async function listDeskRecords(
  { store, register }: Registry,
  org: string | null = null,
): Promise<readonly DeskRecord[]> {
  const documents = await store.findByPrefix(register, org === null ? PREFIX : `${PREFIX}${org}-`)
  return documents.flatMap((document) => {
    const read = DeskRecord.safeParse(document)
    return read.success ? [read.data] : []
  })
}

/** Writes what `change` makes of the present record; asks it again where somebody else was faster. Null leaves it as it is. */
export async function changeDeskRecord(
  { store, register }: Registry,
  code: string,
  change: (record: DeskRecord | null) => DeskRecord | null,
): Promise<DeskRecord | null> {
  const _id = `${PREFIX}${code}`
  for (;;) {
    const found = await store.find(register, _id)
    const read = DeskRecord.safeParse(found)
    const next = change(read.success ? read.data : null)
    if (next === null) return null
    const written = found
      ? await store.replace(register, { ...next, _id, _rev: found._rev })
      : await store.create(register, { _id, ...next })
    if (written === 'created' || written === 'replaced') return next
  }
}

/** Notes that a desk of a trial was handed its enrolment once more: to another browser, perhaps, with another key. */
export async function noteDeskEnrolled(registry: Registry, code: string): Promise<void> {
  await changeDeskRecord(
    registry,
    code,
    (record) => record && { ...record, enrolments: record.enrolments + 1 },
  )
}

/** Notes that a desk was here on this day. At most one write a day and desk. */
export async function noteDeskSeen(registry: Registry, code: string, on: PlainDate): Promise<void> {
  await changeDeskRecord(registry, code, (record) =>
    record === null || record.lastSeenOn === on ? null : { ...record, lastSeenOn: on },
  )
}
