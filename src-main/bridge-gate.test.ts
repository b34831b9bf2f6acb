import type { IpcMain, IpcMainInvokeEvent, WebFrameMain } from 'electron'
import { expect, test } from 'vitest'
import { DESK_BRIDGE } from '#contracts/desk-bridge'
import { enrolmentOf } from '#testing/enrolments'
import { type BridgeAnswers, openBridge } from './bridge-gate.ts'

const { desk, organisation, workers } = enrolmentOf('410202001-01')
const identity = { desk, organisation, workers }

const answers: BridgeAnswers = {
  'desk:identity': async () => identity,
  'desk:enrol-sealed': async () => ({ outcome: 'kept' }),
  'desk:known': async () => [identity],
  'desk:choose': async () => true,
  'hub:sign-in': async () => ({ outcome: 'signed-in' }),
  'vault:bind': async ({ bytes }) => ({ bound: bytes }),
  'page:print': async () => ({ printed: true }),
  'page:save-pdf': async ({ fileName }) => ({ savedAs: `/documents/${fileName}` }),
  'page:save-file': async ({ fileName }) => ({ outcome: 'saved', savedAs: `/documents/${fileName}` }),
  'page:save-more': async () => ({ written: true }),
  'log:failure': async () => null,
}

/** The gate as Electron drives it: handlers by channel, each called with the frame that asks. */
function openGate(): (channel: string, frame: unknown, ask: unknown) => Promise<unknown> {
  const handlers = new Map<string, Parameters<IpcMain['handle']>[1]>()
  openBridge({ handle: (channel, handler) => void handlers.set(channel, handler) }, answers)
  return async (channel, frame, ask) => {
    const handler = handlers.get(channel)
    if (!handler) throw new Error(`no handler for ${channel}`)
    // Only the frame is looked at; the rest of Electron's event does not exist outside Electron.
    return handler({ senderFrame: frame } as IpcMainInvokeEvent, ask)
  }
}

const ownFrame = { url: 'app://desk/index.html#/register', parent: null } as WebFrameMain

test('every channel of the bridge is answered to the desk’s own page', async () => {
  const ask = openGate()
  expect(await ask('desk:identity', ownFrame, null)).toEqual(identity)
  expect(await ask('page:save-pdf', ownFrame, { fileName: 'ZY.pdf' })).toEqual({
    savedAs: '/documents/ZY.pdf',
  })
  for (const channel of Object.keys(DESK_BRIDGE)) {
    await expect(ask(channel, null, null)).rejects.toThrow(`${channel}: asked by a stranger`)
  }
})

test.each([
  'https://desk/index.html',
  'app://desk.example.org/',
  'app://other/',
  'app://user@desk/',
  'file:///app/desk/index.html',
  'about:blank',
  'data:text/html,app://desk/',
  '',
])('a page at %j is a stranger', async (url) => {
  await expect(openGate()('hub:sign-in', { url, parent: null }, null)).rejects.toThrow('asked by a stranger')
})

test('a sub-frame is a stranger even on the desk’s own address', async () => {
  const frame = { url: 'app://desk/index.html', parent: ownFrame }
  await expect(openGate()('hub:sign-in', frame, null)).rejects.toThrow('asked by a stranger')
})

test('a frame that is gone is answered with an error, not with silence', async () => {
  await expect(openGate()('hub:sign-in', null, null)).rejects.toThrow('asked by a stranger')
})

test.each([
  ['page:save-pdf', {}],
  ['page:save-pdf', { fileName: '' }],
  ['page:save-pdf', null],
  ['desk:enrol-sealed', { text: 'ZYE1.张三' }],
  ['desk:enrol-sealed', { text: 'x'.repeat(20_001), code: 'ABCD-EFGH-JKMN' }],
  ['desk:enrol-sealed', { text: 'ZYE1', code: 'x'.repeat(201) }],
  ['desk:known', { code: '410202001-01' }],
  ['desk:choose', { code: '../410202001-01' }],
  ['page:save-file', { fileName: 'a.zyf' }],
  ['page:save-file', { fileName: '', text: 'x' }],
  ['page:save-more', { text: 'x'.repeat(16_000_001) }],
  ['page:save-more', { path: '/etc/passwd' }],
  ['log:failure', { where: 'a', what: 'x'.repeat(5000) }],
])('a malformed ask on %s is refused without repeating what was sent', async (channel, ask) => {
  await expect(openGate()(channel, ownFrame, ask)).rejects.toThrow(new Error(`${channel}: malformed ask`))
})
