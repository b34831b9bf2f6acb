import type { Surroundings } from './post-office-surroundings.ts'

const id = (org: string) => `checkpoint:${org}`

/** Up to where an office's feed has been worked on; `0` is the beginning. */
export async function readCheckpoint({ store, register }: Surroundings, org: string): Promise<string> {
  return String((await store.find(register, id(org)))?.seq ?? '0')
}

/** Written after everything before it is done. Killed earlier, the post office does the batch again, which changes nothing. */
export async function writeCheckpoint(
  { store, register }: Surroundings,
  org: string,
  seq: string,
): Promise<void> {
  const found = await store.find(register, id(org))
  if (found) await store.replace(register, { ...found, seq })
  else await store.create(register, { _id: id(org), seq })
}
