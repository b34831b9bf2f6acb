import { enrolSealed } from '#contracts/enrol-sealed'
import { openBrowserSession } from './browser-session.ts'
import { chooseDesk, findDeskOfThisTab, keepEnrolment, type TabSurroundings } from './desk-of-this-tab.ts'
import { downloadFile } from './download-file.ts'
import type { Host } from './host.ts'
import { openSecretStore } from './secret-store.ts'
import { holdSession } from './session-lock.ts'
import { watchSleep, watchWaking } from './waking.ts'

/** The host of the browser edition: a page served by the hub, with the hub's CouchDB on the same origin. */
export async function browserHost(): Promise<Host> {
  const secrets = await openSecretStore()
  const tab: TabSurroundings = {
    secrets,
    address: location.href,
    tab: sessionStorage,
    fetch: (address) => fetch(address, { cache: 'no-store' }),
  }
  const desk = async () => (await findDeskOfThisTab(tab))?.desk.code ?? null
  const session = openBrowserSession(
    async () => {
      const code = await desk()
      return code === null ? null : secrets.findCredential(code)
    },
    holdSession(navigator.locks),
    // Bound: a browser refuses its `fetch` from any other object.
    fetch.bind(globalThis),
  )
  return {
    edition: 'browser',
    identity: () => findDeskOfThisTab(tab),
    enrolSealed: (text, code) => enrolSealed(text, code, (enrolment) => keepEnrolment(enrolment, tab)),
    knownDesks: () => secrets.desks(),
    chooseDesk: (code) => chooseDesk(code, tab),
    signIn: session.signIn,
    hubFetch: session.request,
    async print() {
      window.print()
      // The browser does not say whether anything came out of the printer.
      return false
    },
    async savePdf(fileName) {
      printUnderName(fileName)
      return { outcome: 'print-dialog' }
    },
    async saveFile(fileName, text) {
      // Each piece leaves the page's memory: a browser may lay what is in a Blob on the disk.
      const pieces: Blob[] = []
      for await (const piece of typeof text === 'string' ? [text] : text) pieces.push(new Blob([piece]))
      downloadFile(fileName, pieces, document)
      return { outcome: 'downloaded' }
    },
    onWake(listener) {
      const stops = [watchWaking(window, listener), watchSleep(listener)]
      return () => {
        for (const stop of stops) stop()
      }
    },
    onLock: () => () => undefined,
    bindToDevice: secrets.bindToDevice,
    logFailure(where, what) {
      console.error(`${where}: ${what}`)
    },
  }
}

/** Browsers offer the page's title as the name of the PDF. */
function printUnderName(fileName: string): void {
  const title = document.title
  document.title = fileName.replace(/\.pdf$/i, '')
  try {
    window.print()
  } finally {
    document.title = title
  }
}
