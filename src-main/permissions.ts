import type { Session } from 'electron'

type AskHandler = NonNullable<Parameters<Session['setPermissionRequestHandler']>[0]>
type CheckHandler = NonNullable<Parameters<Session['setPermissionCheckHandler']>[0]>

/** Every permission this version of Electron knows, read off its own types: a new one does not compile until it is decided. */
export type Permission = Parameters<AskHandler>[1] | Parameters<CheckHandler>[1]

interface Decision {
  readonly granted: boolean
  readonly why: string
}
const grant = (why: string): Decision => ({ granted: true, why })
const refuse = (why: string): Decision => ({ granted: false, why })

export const PERMISSIONS = {
  ar: refuse('not needed'),
  'automatic-fullscreen': refuse('a page that covers the screen could imitate the system'),
  'background-fetch': refuse('the page talks to the hub while it is open, never behind the worker’s back'),
  'background-sync': refuse('the page talks to the hub while it is open, never behind the worker’s back'),
  'captured-surface-control': refuse('nothing is captured'),
  'clipboard-read': refuse('the page has no business with what others copied'),
  'clipboard-sanitized-write': grant('a worker copies a number into another program'),
  'deprecated-sync-clipboard-read': refuse('the page has no business with what others copied'),
  'display-capture': refuse('the screen of an office shows other people'),
  fileSystem: refuse('files go through the save dialog of the main process'),
  fullscreen: refuse('a page that covers the screen could imitate the system'),
  geolocation: refuse('the desk knows its place from its enrolment'),
  'geolocation-approximate': refuse('the desk knows its place from its enrolment'),
  'hand-tracking': refuse('not needed'),
  hid: refuse('card readers come with a decision of their own'),
  'idle-detection': refuse('the workers are not watched'),
  keyboardLock: refuse('the system’s own keys stay with the worker'),
  'local-fonts': refuse('the fonts come with the desk; the list of a machine’s own tells who it is'),
  'local-network': refuse('the hub is reached through main alone'),
  'local-network-access': refuse('the hub is reached through main alone'),
  'loopback-network': refuse('the hub is reached through main alone'),
  media: grant('a paper form is photographed at the counter; the picture alone, never the sound'),
  mediaKeySystem: refuse('not needed'),
  midi: refuse('not needed'),
  midiSysex: refuse('not needed'),
  nfc: refuse('card readers come with a decision of their own'),
  notifications: refuse('a notice on a public counter could name a person'),
  openExternal: refuse('no link leaves the desk'),
  'payment-handler': refuse('not needed'),
  'periodic-background-sync': refuse(
    'the page talks to the hub while it is open, never behind the worker’s back',
  ),
  'persistent-storage': grant('the register must not be evicted when the disk runs low'),
  pointerLock: refuse('not needed'),
  'screen-wake-lock': refuse('the office’s own rule for locking a screen stands'),
  sensors: refuse('not needed'),
  serial: refuse('card readers come with a decision of their own'),
  'smart-card': refuse('card readers come with a decision of their own'),
  'speaker-selection': refuse('not needed'),
  'storage-access': refuse('no foreign page is ever shown'),
  'system-wake-lock': refuse('the office’s own rule for locking a screen stands'),
  'top-level-storage-access': refuse('no foreign page is ever shown'),
  usb: refuse('card readers come with a decision of their own'),
  vr: refuse('not needed'),
  'web-app-installation': refuse('the desk is installed already'),
  'web-printing': refuse('printing goes through main'),
  'window-management': refuse('one window, kept by main'),
  unknown: refuse('what nobody named, nobody gets'),
} as const satisfies Record<Permission, Decision>

/** Whether the page may have a permission. A name from a future Chromium is refused like any other stranger. */
export function isGranted(permission: string): boolean {
  return Object.entries(PERMISSIONS).some(([name, decision]) => name === permission && decision.granted)
}

/** Electron has one name for camera and microphone; what is wanted of them stands in the details of the question. */
function asksForSound(details: object): boolean {
  const { mediaType, mediaTypes } = details as { mediaType?: unknown; mediaTypes?: unknown }
  return mediaType === 'audio' || (Array.isArray(mediaTypes) && mediaTypes.includes('audio'))
}

/** Puts the table in force: for what the page asks, for what it checks, and for devices, which are a road of their own. */
export function guardPermissions(
  session: Pick<
    Session,
    'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler'
  >,
  refused: (permission: Permission) => void,
): void {
  session.setPermissionRequestHandler((_contents, permission, decide, details) => {
    const granted = isGranted(permission) && !asksForSound(details)
    if (!granted) refused(permission)
    decide(granted)
  })
  session.setPermissionCheckHandler(
    (_contents, permission, _origin, details) => isGranted(permission) && !asksForSound(details),
  )
  session.setDevicePermissionHandler(() => false)
}
