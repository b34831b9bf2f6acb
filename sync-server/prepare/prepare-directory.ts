import type { DirectoryEntry } from '#contracts/directory'
import { DIRECTORY_DATABASE } from '#contracts/hub-databases'
import type { HubStore } from '../hub-store.ts'
import type { CertificateKey } from '../keys/certificate-key.ts'
import type { OrganisationTree } from '../organisation-tree.ts'

async function putEntry(store: HubStore, id: string, entry: DirectoryEntry): Promise<void> {
  const old = await store.find(DIRECTORY_DATABASE, id)
  if (!old) {
    await store.create(DIRECTORY_DATABASE, { _id: id, ...entry })
    return
  }
  const { _id, _rev, ...kept } = old
  const changed = Object.entries(entry).some(([field, value]) => kept[field] !== value)
  if (changed) await store.replace(DIRECTORY_DATABASE, { _id, _rev, ...entry })
}

/** Publishes the organisations and the key that checks certificates. Older keys stay: certificates outlive them. */
export async function prepareDirectory(
  store: HubStore,
  tree: OrganisationTree,
  key: CertificateKey,
  now: string,
): Promise<void> {
  for (const organisation of tree.organisations) {
    await putEntry(store, `organisation:${organisation.code}`, { kind: 'organisation', ...organisation })
  }
  const id = `certificate-key:${key.kid}`
  // The day on which a key began to be used must not move when the hub starts again.
  if (await store.find(DIRECTORY_DATABASE, id)) return
  const { kid, publicKey } = key
  await putEntry(store, id, { kind: 'certificate-key', kid, publicKey, from: now })
}
