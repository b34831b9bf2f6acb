import type { Page } from 'playwright-core'

/*
 * A desk's own disk as a repairer would look at it: IndexedDB itself, without the program. Names are those that RxDB's Dexie storage
 * gives: one database a table, records in the store `docs`.
 */

function databaseName(desk: string, table: string): string {
  return `rxdb-dexie-desk-${desk}--0--${table}`
}

/** Key → text of every record of a table that is not removed. */
export async function textsOnDisk(
  page: Page,
  desk: string,
  table: 'facts' | 'state' | 'drafts',
): Promise<ReadonlyMap<string, string>> {
  const records = await page.evaluate(
    async (name) => {
      const opened = await new Promise<IDBDatabase>((resolve, reject) => {
        const asked = indexedDB.open(name)
        asked.onsuccess = () => resolve(asked.result)
        asked.onerror = () => reject(asked.error)
      })
      const found = await new Promise<Record<string, unknown>[]>((resolve, reject) => {
        const asked = opened.transaction('docs').objectStore('docs').getAll()
        asked.onsuccess = () => resolve(asked.result)
        asked.onerror = () => reject(asked.error)
      })
      opened.close()
      return found.filter(({ _deleted }) => _deleted !== '1' && _deleted !== true)
    },
    databaseName(desk, table),
  )
  return new Map(records.map(({ id, key, text }) => [String(id ?? key), String(text)]))
}

/** Puts drafts with these texts beside the one that is there, in its form. */
export async function keepRubbishDraft(page: Page, desk: string, texts: readonly string[]): Promise<void> {
  await page.evaluate(
    async ({ name, rubbish }) => {
      const opened = await new Promise<IDBDatabase>((resolve, reject) => {
        const asked = indexedDB.open(name)
        asked.onsuccess = () => resolve(asked.result)
        asked.onerror = () => reject(asked.error)
      })
      await new Promise<void>((resolve, reject) => {
        const writing = opened.transaction('docs', 'readwrite')
        writing.oncomplete = () => resolve()
        writing.onerror = () => reject(writing.error)
        const docs = writing.objectStore('docs')
        const asked = docs.getAll()
        asked.onsuccess = () => {
          const model = asked.result.find(({ _deleted }) => _deleted !== '1' && _deleted !== true)
          rubbish.forEach((text, at) => {
            docs.put({ ...model, key: `registration:rubbish-${at}`, text })
          })
        }
      })
      opened.close()
    },
    { name: databaseName(desk, 'drafts'), rubbish: texts },
  )
}
