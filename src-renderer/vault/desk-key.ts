import { type DeskKey, makeDeskKeyBytes, readDeskKey } from '#contracts/seal-crypto'
import type { KeptSecrets } from '../store/kept-secrets.ts'

const NAME = 'desk-key'

/** What a desk knows of its key once it is unlocked. */
export interface KnownOfKey {
  readonly secrets: KeptSecrets
  /** The public key in the seal of the last fact that this desk wrote; null where it has sealed none. */
  readonly sealedWith: string | null
}

/**
 * The key that seals what a desk writes, kept in the vault: without a worker's secret nobody signs as this desk. Made where the desk is
 * opened for the first time, and on the disk before it seals anything. Enrolled again on this machine, the desk goes on with the same one.
 *
 * A desk from before goes on with the key that lies beside its vault: another one would be a stranger's at the hub until it is enrolled
 * anew. It counts only where this desk has sealed with it; who puts a key there for it to be taken up has come in vain.
 */
export async function openDeskKey(
  { secrets, sealedWith }: KnownOfKey,
  findOld: () => Promise<DeskKey | null>,
): Promise<DeskKey> {
  const kept = await secrets.find(NAME)
  const key = kept && (await readDeskKey(kept))
  if (key) return key
  if (sealedWith !== null) {
    const old = await findOld()
    if (old?.publicKey === sealedWith) return old
  }
  const bytes = await makeDeskKeyBytes()
  await secrets.keep(NAME, bytes)
  const made = await readDeskKey(bytes)
  bytes.fill(0)
  if (made === null) throw new Error('a new desk key cannot be read')
  return made
}
