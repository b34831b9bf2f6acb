import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { DIRECTORY_DATABASE } from '#contracts/hub-databases'
import { type HubKeys, readHubKeys } from '../keys/hub-keys.ts'
import { holdIdentityKey, WrongIdentityKey } from '../prepare/hold-identity-key.ts'
import { refuse } from './command-refusal.ts'
import type { OpenedHub } from './open-hub.ts'

/** The keys of this hub; refuses where the folder holds another hub's, or none. */
export async function readOwnKeys(hub: OpenedHub): Promise<HubKeys> {
  // A folder without keys would make itself some, and nothing here fits those.
  if (!existsSync(join(hub.folder, 'keys'))) return refuseFolder()
  const keys = readHubKeys(hub.folder)
  if (!(await hub.store.find(DIRECTORY_DATABASE, `export-key:${keys.export.kid}`))) return refuseFolder()
  await holdIdentityKey(hub.store, hub.register, keys.identity).catch((failure) => {
    if (failure instanceof WrongIdentityKey) return refuseFolder()
    throw failure
  })
  return keys
}

function refuseFolder(): never {
  return refuse(
    '数据文件夹里的密钥不是这个枢纽的，请用 --data 指明枢纽自己的文件夹。',
    "The data folder does not hold this hub's keys: name the hub's own folder with --data.",
  )
}
