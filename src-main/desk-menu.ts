import type { MenuItemConstructorOptions } from 'electron'
import type { MainWords } from './main-words.ts'

/** What a keyboard needs: editing and zoom. No reload, no developer tools, nothing that leads away from the desk. */
export function buildDeskMenu(words: MainWords): MenuItemConstructorOptions[] {
  return [
    {
      label: words.edit,
      submenu: [
        { role: 'undo' },
        { role: 'redo' },
        { type: 'separator' },
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
      ],
    },
    {
      label: words.view,
      submenu: [{ role: 'resetZoom' }, { role: 'zoomIn' }, { role: 'zoomOut' }, { role: 'togglefullscreen' }],
    },
    { label: words.close, role: 'quit' },
  ]
}
