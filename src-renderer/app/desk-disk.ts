import type { DeskStorage } from '../store/desk-database.ts'
import type { DeskStoreOptions } from '../store/open-desk-store.ts'
import { type SealingProgress, sealOpenDisk } from '../store/seal-open-disk.ts'
import { sealedStorage } from '../store/sealed-storage.ts'
import { openTextSeal } from '../store/text-seal.ts'
import type { Vault } from '../vault/vault.ts'

/** How a desk's key and its disk go together. */
export type OpenDisk = (parts: {
  readonly desk: string
  readonly key: CryptoKey
  readonly vault: Pick<Vault, 'isSealedWhole' | 'noteSealedWhole'>
  readonly storage: DeskStorage
  readonly onSealing: (progress: SealingProgress) => void
}) => Pick<DeskStoreOptions, 'storage' | 'prepare'>

/** Everything lies sealed under the desk's key. What an earlier version left in the open is sealed before anything is read. */
export const openSealedDisk: OpenDisk = ({ desk, key, vault, storage, onSealing }) => {
  const seal = openTextSeal(key)
  return {
    storage: sealedStorage(storage, seal),
    async prepare() {
      if (await vault.isSealedWhole()) return
      await sealOpenDisk(desk, storage, seal, onSealing)
      await vault.noteSealedWhole()
    },
  }
}
