import { DIRECTORY_DATABASE } from '#contracts/hub-databases'
import type { Couch } from './ask-couch.ts'
import type { BackupLine } from './backup-file.ts'
import { countDocuments, databaseNames, documentPages, pathOf } from './hub-pages.ts'

export const USERS_DATABASE = '_users'

/**
 * What of a hub is kept, in this order. The register comes after the offices: whatever number or identity a ruling in the backup
 * names, the register's part of the backup knows, although the hub went on working while it was made.
 */
export async function databasesToKeep(couch: Couch, register: string): Promise<readonly string[]> {
  const names = await databaseNames(couch)
  const offices = names.filter((name) => name.startsWith('org-')).toSorted()
  return [DIRECTORY_DATABASE, ...offices, register, USERS_DATABASE].filter((name) => names.includes(name))
}

/** Called before the first document, and after each page. */
export type Progress = (done: { readonly documents: number; readonly of: number }) => void

/** The whole hub as the lines of a backup. The keys folder is not in CouchDB, and so not in it. */
export async function* backUpHub(
  couch: Couch,
  {
    register,
    now,
    onProgress,
  }: { readonly register: string; readonly now: Date; readonly onProgress: Progress },
): AsyncGenerator<BackupLine, void> {
  const databases = await databasesToKeep(couch, register)
  let of = 0
  for (const database of databases) of += await countDocuments(couch, database)
  let documents = 0
  onProgress({ documents, of })
  yield { backup: 'registration-desk-hub', version: 1, madeAt: now.toISOString() }
  for (const database of databases) {
    yield { database, security: await findSecurity(couch, database) }
    let kept = 0
    for await (const page of documentPages(couch, database)) {
      for (const doc of page) {
        // CouchDB writes the design document of its users itself, and another one beside it would be a conflict.
        if (database === USERS_DATABASE && doc._id.startsWith('_design/')) continue
        kept += 1
        yield { doc }
      }
      documents += page.length
      onProgress({ documents, of: Math.max(of, documents) })
    }
    yield { end: database, documents: kept }
  }
}

/** CouchDB guards who may open its users itself, and lets nobody write that. */
async function findSecurity(couch: Couch, database: string): Promise<Record<string, unknown> | null> {
  if (database === USERS_DATABASE) return null
  return Object(await couch.ask('GET', `${pathOf(database)}/_security`))
}
