import type { BaseWindow, Dialog, MessageBoxOptions, SaveDialogOptions } from 'electron'
import { tellTest } from './tell-test.ts'

function saveDialog(
  ...[first, second]: [SaveDialogOptions] | [BaseWindow, SaveDialogOptions]
): ReturnType<Dialog['showSaveDialog']> {
  // Electron tells the two forms apart in the same way.
  const { title = '', defaultPath = '' } = second ?? (first as SaveDialogOptions)
  tellTest({ say: 'dialog', dialog: { kind: 'save', title, detail: defaultPath } })
  return Promise.resolve({ canceled: false, filePath: defaultPath })
}

/** Dialogs with a worker who agrees to everything at once; the test is told what they would have read. */
export const dialog = {
  showSaveDialog: saveDialog,
  showErrorBox(title: string, content: string) {
    tellTest({ say: 'dialog', dialog: { kind: 'error', title, detail: content } })
  },
  async showMessageBox(options: MessageBoxOptions) {
    tellTest({
      say: 'dialog',
      dialog: { kind: 'message', title: options.message, detail: options.detail ?? '' },
    })
    return { response: 0, checkboxChecked: false }
  },
}
