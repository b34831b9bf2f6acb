import type { DeskBridge } from '#contracts/desk-bridge'
import { browserHost } from './browser.ts'
import { drop } from './drop.ts'
import { electronHost } from './electron.ts'
import type { Host } from './host.ts'
import { keepPage } from './keep-page.ts'

declare global {
  interface Window {
    /** Put there by the shell's preload; absent in a browser. */
    readonly deskBridge?: DeskBridge
  }
}

/** Finds out which edition this is, once, at the composition root. */
export async function openHost(): Promise<Host> {
  // Without this the browser may clear the register when the disk runs low; a refusal changes nothing.
  if (navigator.storage) drop(navigator.storage.persist())
  if (window.deskBridge) return electronHost(window.deskBridge)
  keepPage(navigator.serviceWorker)
  return browserHost()
}
