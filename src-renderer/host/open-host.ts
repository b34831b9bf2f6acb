import type { DeskBridge } from '#contracts/desk-bridge'
import { browserHost } from './browser.ts'
import { electronHost } from './electron.ts'
import type { Host } from './host.ts'

declare global {
  interface Window {
    /** Put there by the shell's preload; absent in a browser. */
    readonly deskBridge?: DeskBridge
  }
}

/** Finds out which edition this is, once, at the composition root. */
export async function openHost(): Promise<Host> {
  return window.deskBridge ? electronHost(window.deskBridge) : browserHost()
}
