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
  ['geolocation', ['geolocation']],
  ['notifications', ['notifications']],
  ['media', ['camera', 'microphone']],
  ['persistent-storage', ['persistent-storage']],
  ['midi', ['midi']],
  ['clipboard-read', ['clipboard-read']],
] as const satisfies readonly (readonly [Permission, readonly string[]])[]

/** What main decided, in Chromium's words; without handlers Electron grants everything. */
export function decidedPermissions(): readonly { name: string; setting: 'granted' | 'denied' }[] {
  return KNOWN.flatMap(([permission, names]) =>
    names.map((name) => ({ name, setting: isGranted(permission) ? 'granted' : 'denied' }) as const),
  )
}

function isGranted(permission: Permission): boolean {
  // Contents and details are Electron's own; a table that decides by name alone never looks at them.
  if (check && !check(null, permission, 'app://desk', {} as never)) return false
  let granted = true
  const decide = (decision: boolean) => {
    granted = decision
  }
  ask?.({} as never, permission, decide, {} as never)
  return granted
}
