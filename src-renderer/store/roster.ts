import type { RegistrationRow } from './registration-row.ts'
import { createRowTable, type RowTable } from './row-table.ts'

/** Registrations of this office, looked up by subject and by document. */
export interface Roster extends RowTable<RegistrationRow> {
  findByDocument(documentKey: string): RegistrationRow | null
}

export function createRoster(loaded: readonly (RegistrationRow | null)[]): Roster {
  const documents = new Map<string, readonly string[]>()

  function follow(before: RegistrationRow | null, after: RegistrationRow | null): void {
    if (before?.documentKey === after?.documentKey) return
    if (before) {
      const left = subjectsWith(before).filter((subject) => subject !== before.subject)
      documents.set(before.documentKey, left)
    }
    // Who has no document that can be read is found by none.
    if (after && after.documentKey !== '') {
      documents.set(after.documentKey, [...subjectsWith(after), after.subject])
    }
  }
  function subjectsWith({ documentKey }: RegistrationRow): readonly string[] {
    return documents.get(documentKey) ?? []
  }
  const table = createRowTable('roster', loaded, follow)
  return {
    ...table,
    // Whoever registered first comes first: a second registration of the same document is the duplicate.
    findByDocument: (documentKey) => table.get(documents.get(documentKey)?.[0] ?? ''),
  }
}
