import { contextBridge, ipcRenderer } from 'electron'
import { DESK_BRIDGE, DESK_EVENTS, type DeskBridge } from '#contracts/desk-bridge'

/** The one thing the page gets from Electron. It cannot name a channel that is not in the table, nor see an IPC event. */
const bridge = {
  ask(channel, ask) {
    if (!Object.hasOwn(DESK_BRIDGE, channel)) return Promise.reject(new Error('no such channel'))
    return ipcRenderer.invoke(channel, ask)
  },
  on(event, listener) {
    if (!DESK_EVENTS.includes(event)) throw new Error('no such event')
    const call = () => listener()
    ipcRenderer.on(event, call)
    return () => {
      ipcRenderer.removeListener(event, call)
    }
  },
} satisfies DeskBridge

contextBridge.exposeInMainWorld('deskBridge', Object.freeze(bridge))
