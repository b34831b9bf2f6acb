import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { BrowserWindow, Dialog } from 'electron'
import type { Answer } from '#contracts/desk-bridge'
import type { MainWords } from './main-words.ts'
import { toSaveName } from './save-name.ts'

/** Prints the page through the system's dialog. A worker who cancels has printed nothing; that is no failure. */
export function printPage(window: BrowserWindow): Promise<Answer<'page:print'>> {
  return new Promise((resolve) => {
    window.webContents.print({ silent: false, printBackground: true }, (printed) => resolve({ printed }))
  })
}

/** Saves the page as a PDF under the name the worker chose in the system's dialog. Page size and margins are the style sheet's. */
export async function savePagePdf(
  window: BrowserWindow,
  dialog: Pick<Dialog, 'showSaveDialog'>,
  folder: string,
  fileName: string,
  words: MainWords,
): Promise<Answer<'page:save-pdf'>> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: words.savePdf,
    defaultPath: join(folder, toSaveName(fileName, '.pdf')),
    filters: [{ name: words.pdfFiles, extensions: ['pdf'] }],
  })
  if (canceled || filePath === '') return { savedAs: null }
  const pdf = await window.webContents.printToPDF({ printBackground: true, preferCSSPageSize: true })
  await writeFile(filePath, pdf)
  return { savedAs: filePath }
}
