import type { BrowserWindow, PowerMonitor } from 'electron'
import type { DeskEvent } from '#contracts/desk-bridge'

/** Tells the window when the machine wakes or is unlocked: the line may be back, and a worker stands before it. */
export function tellWindowOfWaking(powerMonitor: Pick<PowerMonitor, 'on'>, window: BrowserWindow): void {
  const resumed: DeskEvent = 'power:resumed'
  const tell = () => window.webContents.send(resumed)
  powerMonitor.on('resume', tell)
  powerMonitor.on('unlock-screen', tell)
}
