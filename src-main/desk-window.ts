import { BrowserWindow } from 'electron'
import { DESK_URL } from './schemes.ts'
import type { WindowState } from './window-state.ts'

/** An old office screen; the page needs no more. */
const FIRST_SIZE = { width: 1280, height: 720 } as const

/** The desk's one window. The page inside has no Node, no Electron and no way out but the bridge of its preload. */
export function openDeskWindow(preload: string, title: string, state: WindowState | null): BrowserWindow {
  const window = new BrowserWindow({
    ...FIRST_SIZE,
    ...state?.bounds,
    minWidth: 1024,
    minHeight: 640,
    title,
    show: false,
    autoHideMenuBar: true,
    backgroundColor: '#ffffff',
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      // Chromium would fetch dictionaries from its maker.
      spellcheck: false,
    },
  })
  window.once('ready-to-show', () => {
    if (state?.maximized) window.maximize()
    window.show()
  })
  return window
}

export async function showDesk(window: BrowserWindow): Promise<void> {
  await window.loadURL(DESK_URL)
}
