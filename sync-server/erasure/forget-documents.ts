import type { Registry } from '../organisations/desk-record.ts'

/** Records of the register that name a person's document in the open, and the fields in which they name the subject. */
const NAMING = [
  ['transfer:', ['fromSubject']],
  ['dispute:', ['subject', 'concernedSubject']],
] as const

/**
 * Empties the identity document in what the register noted about moves and disputes of an erased person. Both name the subject in the
 * middle, so all of them are looked through: there are few, and erasures are rarer.
 */
export async function forgetDocuments({ store, register }: Registry, subject: string): Promise<void> {
  for (const [prefix, fields] of NAMING) {
    for (const found of await store.findByPrefix(register, prefix)) {
      // A move is named after the fact that asked for it, and a fact after its subject.
      const isAbout =
        found._id.startsWith(`${prefix}${subject}:`) || fields.some((field) => found[field] === subject)
      if (!isAbout || found.documentKey === '') continue
      const written = await store.replace(register, { ...found, documentKey: '' })
      if (written === 'conflict') return forgetDocuments({ store, register }, subject)
    }
  }
}
