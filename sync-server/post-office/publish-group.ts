import type { DirectoryEntryOf } from '#contracts/directory'
import { DIRECTORY_DATABASE } from '#contracts/hub-databases'
import type { GroupApplied } from '#domain/facts/group-applied'
import { PlainDate } from '#domain/plain-date'
import type { Surroundings } from './post-office-surroundings.ts'

/** Enters an approved group into the directory, where every desk finds it. Answers the day of its registration, which never moves. */
export async function publishGroup(
  { store }: Surroundings,
  approved: {
    readonly subject: string
    readonly org: string
    readonly group: GroupApplied
    readonly registeredOn: PlainDate
  },
): Promise<PlainDate> {
  const { subject, org, group } = approved
  for (;;) {
    const old = await store.find(DIRECTORY_DATABASE, subject)
    const registeredOn = old ? PlainDate.parse(old.registeredOn) : approved.registeredOn
    const entry: DirectoryEntryOf<'group'> = {
      kind: 'group',
      subject,
      name: group.name,
      level: group.level,
      groupKind: group.kind,
      professionalField: group.professionalField,
      org,
      parent: group.parent,
      division: group.division,
      registeredOn,
    }
    const written = old
      ? await store.replace(DIRECTORY_DATABASE, { ...old, ...entry })
      : await store.create(DIRECTORY_DATABASE, { _id: subject, ...entry })
    if (written === 'created' || written === 'replaced') return registeredOn
  }
}
