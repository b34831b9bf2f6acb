import type { BrowserWindow, PowerMonitor } from 'electron'
import type { DeskEvent } from '#contracts/desk-bridge'

/**
 * Tells the window when the machine wakes or is unlocked: the line may be back, and a worker stands before it. And when it is locked or
 * goes to sleep: the worker has left.
 */
export function tellWindowOfPower(powerMonitor: Pick<PowerMonitor, 'on'>, window: BrowserWindow): void {
  const tell = (event: DeskEvent) => () => window.webContents.send(event)
  powerMonitor.on('resume', tell('power:resumed'))
  powerMonitor.on('unlock-screen', tell('power:resumed'))
  powerMonitor.on('lock-screen', tell('power:locked'))
  powerMonitor.on('suspend', tell('power:locked'))
}
