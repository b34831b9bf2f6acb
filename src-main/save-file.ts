import { type FileHandle, open } from 'node:fs/promises'
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

/** Saves the files of one window, which may go on with the last one: whoever names no path reaches no other file. */
export function createFileSaver(
  window: BrowserWindow,
  dialog: Pick<Dialog, 'showSaveDialog'>,
  folder: () => string,
  words: MainWords,
) {
  let last: { readonly path: string; readonly bytes: number } | null = null
  return {
    async save(asked: Ask<'page:save-file'>): Promise<Answer<'page:save-file'>> {
      last = null
      const answer = await saveFile(window, dialog, folder(), asked, words)
      if (answer.outcome === 'saved') last = { path: answer.savedAs, bytes: Buffer.byteLength(asked.text) }
      return answer
    },
    async more({ text }: Ask<'page:save-more'>): Promise<Answer<'page:save-more'>> {
      const before = last
      last = null
      if (before === null || !(await appendTo(before.path, before.bytes, text))) return { written: false }
      last = { path: before.path, bytes: before.bytes + Buffer.byteLength(text) }
      return { written: true }
    },
  }
}

async function writeWhole(file: string, text: string): Promise<void> {
  await writeInto(await open(file, 'w'), text, 0)
}

/** False where the file is not as it was left: the stick was changed for another one. */
async function appendTo(file: string, bytes: number, text: string): Promise<boolean> {
  try {
    const handle = await open(file, 'r+')
    const { size } = await handle.stat()
    if (size === bytes) await writeInto(handle, text, bytes)
    else await handle.close()
    return size === bytes
  } catch {
    return false
  }
}

async function writeInto(handle: FileHandle, text: string, at: number): Promise<void> {
  try {
    const bytes = Buffer.from(text)
    for (let done = 0; done < bytes.length; ) {
      done += (await handle.write(bytes, done, bytes.length - done, at + done)).bytesWritten
    }
    // A stick is pulled out as soon as the page says "saved".
    await handle.sync()
  } finally {
    await handle.close()
  }
}
