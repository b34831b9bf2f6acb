import { isDeepStrictEqual } from 'node:util'
import type { DirectoryEntry } from '#contracts/directory'
import { DIRECTORY_DATABASE } from '#contracts/hub-databases'
import { PlainDate } from '#domain/plain-date'
import { today, wallClock } from '../hub-clock.ts'
import type { HubStore, Stored } from '../hub-store.ts'
import type { HubKeys } from '../keys/hub-keys.ts'
import type { OrganisationTree } from '../organisation-tree.ts'
import { buildCommonEntries, type NamedEntry } from './directory-entries.ts'

type Published = ReadonlyMap<string, Stored>

/** Publishes an entry as it is now; one that says so already is left alone, and no desk downloads it again. */
async function publish(
  store: HubStore,
  published: Published,
  id: string,
  entry: DirectoryEntry,
): Promise<void> {
  const old = published.get(id)
  if (!old) {
    await store.create(DIRECTORY_DATABASE, { _id: id, ...entry })
    return
  }
  const { _id, _rev, ...kept } = old
  if (!isDeepStrictEqual(kept, entry)) await store.replace(DIRECTORY_DATABASE, { _id, _rev, ...entry })
}

/**
 * Publishes what this hub knows: its organisations, keys, divisions, rules, notices and calendars. Older keys stay, because certificates
 * outlive them. What an operator chose (a closed organisation, the registrar's policy) is theirs and survives every start.
 */
export async function prepareDirectory(
  store: HubStore,
  tree: OrganisationTree,
  keys: Pick<HubKeys, 'certificate' | 'export'>,
  nowMs: number,
): Promise<void> {
  const all = await store.findByPrefix(DIRECTORY_DATABASE, '')
  const published = new Map(all.map((document) => [document._id, document]))
  const entries = [
    ...organisations(tree, published),
    ...buildCommonEntries(today(nowMs)),
    ...keyEntries(keys, published, nowMs),
  ]
  for (const [id, entry] of entries) await publish(store, published, id, entry)
  if (!published.has('registrar'))
    await publish(store, published, 'registrar', { kind: 'registrar', policy: 'automatic' })
}

function organisations(tree: OrganisationTree, published: Published): readonly NamedEntry[] {
  return tree.organisations.map((organisation) => {
    const id = `organisation:${organisation.code}`
    const closed = PlainDate.safeParse(published.get(id)?.closedOn)
    return [id, { kind: 'organisation', ...organisation, closedOn: closed.success ? closed.data : null }]
  })
}

function keyEntries(
  { certificate, export: exporting }: Pick<HubKeys, 'certificate' | 'export'>,
  published: Published,
  nowMs: number,
): readonly NamedEntry[] {
  const { kid, publicKey } = certificate
  const certificateId = `certificate-key:${kid}`
  // The day on which a key began to be used must not move when the hub starts again.
  const from = String(published.get(certificateId)?.from ?? wallClock(nowMs))
  return [
    [certificateId, { kind: 'certificate-key', kid, publicKey, from }],
    [
      `export-key:${exporting.kid}`,
      { kind: 'export-key', kid: exporting.kid, publicKey: exporting.publicKey },
    ],
  ]
}
