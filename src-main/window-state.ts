import { writeFileSync } from 'node:fs'
import type { BrowserWindow, Display, Rectangle } from 'electron'
import { z } from 'zod'
import { readJsonFile } from './json-file.ts'

export const WindowState = z.object({
  bounds: z.object({ x: z.int(), y: z.int(), width: z.int().min(640), height: z.int().min(480) }),
  maximized: z.boolean(),
})
export type WindowState = z.infer<typeof WindowState>

/** Where the window stood last time, or null at the first start and where that place is no longer on any screen. */
export async function findWindowState(
  file: string,
  displays: readonly Pick<Display, 'workArea'>[],
): Promise<WindowState | null> {
  const state = await readJsonFile(file, WindowState)
  return state && displays.some(({ workArea }) => overlap(workArea, state.bounds)) ? state : null
}

/** Enough of the window on the screen to take hold of it. Pixels. */
const HANDHOLD = 100

function overlap(screen: Rectangle, bounds: Rectangle): boolean {
  const across = Math.min(screen.x + screen.width, bounds.x + bounds.width) - Math.max(screen.x, bounds.x)
  const down = Math.min(screen.y + screen.height, bounds.y + bounds.height) - Math.max(screen.y, bounds.y)
  return across >= HANDHOLD && down >= HANDHOLD
}

/** Remembers the place when the window closes. Synchronously: nothing waits for a promise once it is gone. */
export function keepWindowState(
  window: Pick<BrowserWindow, 'on' | 'getNormalBounds' | 'isMaximized'>,
  file: string,
): void {
  window.on('close', () => {
    const state: WindowState = { bounds: window.getNormalBounds(), maximized: window.isMaximized() }
    try {
      writeFileSync(file, JSON.stringify(state))
    } catch {
      // A window that opens in the middle next time is no reason to keep it from closing.
    }
  })
}
