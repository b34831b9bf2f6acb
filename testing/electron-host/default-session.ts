import type { Session } from 'electron'

type AskHandler = NonNullable<Parameters<Session['setPermissionRequestHandler']>[0]>
type CheckHandler = NonNullable<Parameters<Session['setPermissionCheckHandler']>[0]>
type Permission = Parameters<AskHandler>[1]

let ask: AskHandler | null = null
let check: CheckHandler | null = null

export const session = {
  defaultSession: {
    setPermissionRequestHandler: (handler) => {
      ask = handler
    },
    setPermissionCheckHandler: (handler) => {
      check = handler
    },
    setDevicePermissionHandler: () => undefined,
  } satisfies Partial<Session>,
}

/** The permissions that both Electron and the DevTools protocol have a name for. */
const KNOWN = [
  ['geolocation', 'geolocation', {}],
  ['notifications', 'notifications', {}],
  ['media', 'camera', { mediaType: 'video', mediaTypes: ['video'] }],
  ['media', 'microphone', { mediaType: 'audio', mediaTypes: ['audio'] }],
  ['persistent-storage', 'persistent-storage', {}],
  ['midi', 'midi', {}],
  ['clipboard-read', 'clipboard-read', {}],
] as const satisfies readonly (readonly [Permission, string, object])[]

/** What main decided, in Chromium's words; without handlers Electron grants everything. */
export function decidedPermissions(): readonly { name: string; setting: 'granted' | 'denied' }[] {
  return KNOWN.map(([permission, name, details]) => {
    return { name, setting: isGranted(permission, details) ? 'granted' : 'denied' } as const
  })
}

function isGranted(permission: Permission, details: object): boolean {
  // Contents are Electron's own, and of the details main looks at what is wanted of camera and microphone alone.
  if (check && !check(null, permission, 'app://desk', details as never)) return false
  let granted = true
  const decide = (decision: boolean) => {
    granted = decision
  }
  ask?.({} as never, permission, decide, details as never)
  return granted
}
