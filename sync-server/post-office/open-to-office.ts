import {
  type EvidenceManifest,
  EvidenceReader,
  officeKeyId,
  openingId,
  readerId,
  readerName,
} from '#contracts/evidence-documents'
import { evidenceDatabase } from '#contracts/hub-databases'
import { sha256Of, wrapKey } from '#contracts/seal-evidence'
import { sealToKey } from '#contracts/seal-to-key'
import type { Surroundings } from './post-office-surroundings.ts'

/** What opens the evidence of one organisation. It follows from the hub's export key, so there is nothing more to keep or to lose. */
function officeKeyOf({ keys }: Surroundings, org: string): Uint8Array<ArrayBuffer> {
  return keys.export.derive(`evidence-office-key:${org}`)
}

/** Has an organisation's desks open a piece of evidence, its own or one laid before it. Written once: the first one stands. */
export async function writeOpening(
  surroundings: Surroundings,
  org: string,
  { desk, evidence }: Pick<EvidenceManifest, 'desk' | 'evidence'>,
  rawKey: Uint8Array<ArrayBuffer>,
): Promise<void> {
  const _id = openingId(desk, evidence)
  const key = await wrapKey(rawKey, officeKeyOf(surroundings, org), `${org}:${_id}`)
  await surroundings.store.create(evidenceDatabase(org), { _id, key })
}

/** A reader's public key in the feed of an office, by its document id; null where the id is something else's. */
export function findReader(id: string): { readonly desk: string; readonly name: string } | null {
  const [kind, desk = '', name = '', ...rest] = id.split(':')
  return kind === 'reader' && rest.length === 0 ? { desk, name } : null
}

/** Answers a desk that wants to open its office's evidence. A key that is none has no answer. */
export async function answerReader(
  surroundings: Surroundings,
  org: string,
  { desk, name }: { readonly desk: string; readonly name: string },
): Promise<void> {
  const { store, log } = surroundings
  const database = evidenceDatabase(org)
  const found = EvidenceReader.safeParse(await store.find(database, readerId(desk, name)))
  if (!found.success || found.data.desk !== desk) return
  const { publicKey } = found.data
  if (readerName(await sha256Of(new TextEncoder().encode(publicKey))) !== name) return
  const _id = officeKeyId(desk, name)
  const context = { purpose: 'evidence-office-key', bound: `${org}:${_id}` }
  const sealed = await sealToKey(officeKeyOf(surroundings, org), publicKey, context).catch(() => null)
  if (sealed === null) log.warn({ org, desk }, 'a reader of evidence whose key is none')
  else await store.create(database, { _id, sealed: sealed.join('.') })
}
