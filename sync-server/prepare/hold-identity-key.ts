import { createHmac } from 'node:crypto'
import type { HubStore } from '../hub-store.ts'

const ID = 'key:identity'

/** The register's claims were made with another key. With this one, everybody in it could register a second time. */
export class WrongIdentityKey extends Error {
  constructor() {
    super('the register was made with another identity key')
    this.name = 'WrongIdentityKey'
  }
}

/**
 * Binds a register to the key that its identities are claimed with, the first time; afterwards rejects with `WrongIdentityKey` where the
 * key is another one: a lost or copied folder, or a second hub by mistake. The mark says nothing about the key.
 */
export async function holdIdentityKey(store: HubStore, register: string, key: Buffer): Promise<void> {
  const mark = createHmac('sha256', key).update(ID).digest('hex')
  if ((await store.create(register, { _id: ID, mark })) === 'created') return
  if ((await store.find(register, ID))?.mark !== mark) throw new WrongIdentityKey()
}
