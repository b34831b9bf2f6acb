import { open } from 'node:fs/promises'
import { join } from 'node:path'
import type { BrowserWindow, Dialog } from 'electron'
import type { Answer, Ask } from '#contracts/desk-bridge'
import type { MainWords } from './main-words.ts'
import { toSaveName } from './save-name.ts'

/**
 * What leaves the desk as a file is sealed facts, or a table where the page asks for one, and is called so: the window cannot make a
 * program of it.
 */
const SEALED_FACTS = '.zyf'
const TABLE = '.csv'

/** Saves a text under the name the worker chose in the system's dialog, and answers when the disk, or the stick, has it. */
export async function saveFile(
  window: BrowserWindow,
  dialog: Pick<Dialog, 'showSaveDialog'>,
  folder: string,
  { fileName, text }: Ask<'page:save-file'>,
  words: MainWords,
): Promise<Answer<'page:save-file'>> {
  const isTable = fileName.toLowerCase().endsWith(TABLE)
  const ending = isTable ? TABLE : SEALED_FACTS
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: isTable ? words.saveTable : words.saveFacts,
    defaultPath: join(folder, toSaveName(fileName, ending)),
    filters: [{ name: isTable ? words.tables : words.sealedFacts, extensions: [ending.slice(1)] }],
  })
  if (canceled || filePath === '') return { outcome: 'cancelled' }
  try {
    await writeWhole(filePath, text)
    return { outcome: 'saved', savedAs: filePath }
  } catch {
    return { outcome: 'not-written' }
  }
}

async function writeWhole(file: string, text: string): Promise<void> {
  const handle = await open(file, 'w')
  try {
    await handle.writeFile(text)
    // A stick is pulled out as soon as the page says "saved".
    await handle.sync()
  } finally {
    await handle.close()
  }
}
