import { identityId } from './claim-identity.ts'
import type { Surroundings } from './post-office-surroundings.ts'

/**
 * Gives back documents that a registration held and does not stand under: the number that was typed wrongly is somebody else's, who
 * must be able to register. Repeatable; a claim of another registration is left alone.
 */
export async function releaseIdentities(
  { store, register, keys }: Pick<Surroundings, 'store' | 'register' | 'keys'>,
  subject: string,
  documentKeys: readonly string[],
): Promise<void> {
  for (const documentKey of documentKeys) {
    const held = await store.find(register, identityId(keys.identity, documentKey))
    if (held?.subject === subject) await store.remove(register, held)
  }
}
