import { join } from 'node:path'
import {
  app,
  dialog,
  ipcMain,
  Menu,
  net,
  powerMonitor,
  protocol,
  safeStorage,
  screen,
  session,
} from 'electron'
import { answerFrom } from './app-protocol.ts'
import { openBridge } from './bridge-gate.ts'
import { logCrashes } from './crash-log.ts'
import { buildDeskAnswers } from './desk-answers.ts'
import { openDeskLog } from './desk-log.ts'
import { buildDeskMenu } from './desk-menu.ts'
import { openDeskWindow, showDesk } from './desk-window.ts'
import { openDeviceSecret } from './device-secret.ts'
import { answerHubRequests } from './hub-protocol.ts'
import { openHubSession } from './hub-session.ts'
import { importEnrolment } from './import-enrolment.ts'
import { openKeptEnrolment } from './kept-enrolment.ts'
import { systemKeychain } from './keychain.ts'
import { wordsFor } from './main-words.ts'
import { guardPermissions } from './permissions.ts'
import { tellWindowOfPower } from './power-events.ts'
import { sayWhyNotStarted } from './say-why-not-started.ts'
import { APP_SCHEME, HUB_SCHEME, SCHEMES } from './schemes.ts'
import { comeForwardOnSecondStart, onlyInstance } from './single-instance.ts'
import { guardWindows } from './window-guards.ts'
import { findWindowState, keepWindowState } from './window-state.ts'

const built = join(import.meta.dirname, '..')
const userData = app.getPath('userData')

/** The composition root: everything from outside comes in here by name, once. */
async function openDesk(): Promise<void> {
  await onlyInstance(app)
  await app.whenReady()
  const words = wordsFor(app.getLocale())
  const keychain = systemKeychain(safeStorage, process.platform)
  const enrolment = await openKeptEnrolment(join(userData, 'enrolment.json'), keychain)
  const device = openDeviceSecret(join(userData, 'device-secret.json'), keychain)
  await importEnrolment(app.commandLine, enrolment, dialog, words, log)
  const hubSession = openHubSession(enrolment, (address, init) => net.fetch(address, init))

  protocol.handle(APP_SCHEME, answerFrom(join(built, 'renderer')))
  protocol.handle(HUB_SCHEME, answerHubRequests(enrolment, hubSession))
  guardPermissions(session.defaultSession, (permission) =>
    log.note('a permission was refused', { permission }),
  )
  Menu.setApplicationMenu(Menu.buildFromTemplate(buildDeskMenu(words)))

  const placeFile = join(userData, 'window.json')
  const place = await findWindowState(placeFile, screen.getAllDisplays())
  const window = openDeskWindow(join(built, 'preload/preload.cjs'), words.title, place)
  keepWindowState(window, placeFile)
  comeForwardOnSecondStart(app, window)
  logCrashes(app, window, log)
  tellWindowOfPower(powerMonitor, window)
  const documents = () => app.getPath('documents')
  openBridge(
    ipcMain,
    buildDeskAnswers({ enrolment, device, session: hubSession, window, dialog, documents, words, log }),
  )
  // The page comes last: whatever it asks for first, somebody is already there to answer.
  await showDesk(window)
}

// Electron takes these before it is ready, or not at all.
protocol.registerSchemesAsPrivileged(SCHEMES)
const log = openDeskLog(join(userData, 'logs'))
guardWindows(app, log)
app.on('window-all-closed', () => app.quit())
void sayWhyNotStarted(openDesk(), app, dialog, log)
