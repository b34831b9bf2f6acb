import type { Session } from 'electron'
import { expect, test } from 'vitest'
import { guardPermissions, isGranted, PERMISSIONS } from './permissions.ts'

type AskHandler = NonNullable<Parameters<Session['setPermissionRequestHandler']>[0]>
type CheckHandler = NonNullable<Parameters<Session['setPermissionCheckHandler']>[0]>

/** A session that keeps the handlers it is given and lets a test ask them, as Chromium would. */
function guardedSession() {
  const refused: string[] = []
  let ask: AskHandler | null = null
  let check: CheckHandler | null = null
  let device: ((details: never) => boolean) | null = null
  guardPermissions(
    {
      setPermissionRequestHandler: (handler) => {
        ask = handler
      },
      setPermissionCheckHandler: (handler) => {
        check = handler
      },
      setDevicePermissionHandler: (handler) => {
        device = handler
      },
    },
    (permission) => refused.push(permission),
  )
  return {
    refused,
    // The web contents are not looked at: the table decides for every page alike.
    ask: (permission: Parameters<AskHandler>[1], details: object = {}) =>
      new Promise<boolean>((resolve) => ask?.({} as never, permission, resolve, details as never)),
    check: (permission: Parameters<CheckHandler>[1], details: object = {}) =>
      check?.(null, permission, 'app://desk', details as never),
    device: () => device?.({} as never),
  }
}

test('the page may copy, keep its register, and photograph a form; nothing else', () => {
  const granted = Object.entries(PERMISSIONS).filter(([, { granted }]) => granted)
  expect(granted.map(([name]) => name)).toEqual(['clipboard-sanitized-write', 'media', 'persistent-storage'])
})

test('the camera is granted, and the microphone refused with it or without, asked for or looked for', async () => {
  const session = guardedSession()
  expect(await session.ask('media', { mediaTypes: ['video'] })).toBe(true)
  expect(session.check('media', { mediaType: 'video' })).toBe(true)
  expect(session.refused).toEqual([])
  expect(await session.ask('media', { mediaTypes: ['audio'] })).toBe(false)
  expect(await session.ask('media', { mediaTypes: ['video', 'audio'] })).toBe(false)
  expect(session.check('media', { mediaType: 'audio' })).toBe(false)
  expect(session.refused).toEqual(['media', 'media'])
})

test('what is refused is refused on both roads, and the refusal is written down', async () => {
  const session = guardedSession()
  expect(await session.ask('geolocation')).toBe(false)
  expect(session.check('geolocation')).toBe(false)
  expect(session.refused).toEqual(['geolocation'])
})

test('what is granted is granted on both roads, without a word in the log', async () => {
  const session = guardedSession()
  expect(await session.ask('persistent-storage')).toBe(true)
  expect(session.check('persistent-storage')).toBe(true)
  expect(session.refused).toEqual([])
})

test('no device is handed out', () => {
  expect(guardedSession().device()).toBe(false)
})

test.each(['a-permission-of-next-year', 'constructor', '__proto__', ''])('%j is refused', (name) => {
  expect(isGranted(name)).toBe(false)
})
