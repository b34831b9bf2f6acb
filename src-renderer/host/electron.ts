import type { DeskBridge } from '#contracts/desk-bridge'
import { decodeBase64url, encodeBase64url } from '#domain/text/base64url'
import { drop } from './drop.ts'
import type { Host, SaveFileAnswer } from './host.ts'
import { watchWaking } from './waking.ts'

/** The hub as the shell's page sees it. Main answers this scheme, adds the session and checks the path. */
const HUB_ROOT = 'hub://hub'

/** The host of the Electron edition: everything goes over the one bridge, and what is for the hub through `hub:`. */
export function electronHost(bridge: DeskBridge): Host {
  return {
    edition: 'electron',
    identity: () => bridge.ask('desk:identity', null),
    enrolSealed: (text, code) => bridge.ask('desk:enrol-sealed', { text, code }),
    knownDesks: () => bridge.ask('desk:known', null),
    chooseDesk: (code) => bridge.ask('desk:choose', { code }),
    signIn: () => bridge.ask('hub:sign-in', null),
    hubFetch: (path, init) => fetch(`${HUB_ROOT}${path}`, init),
    print: async () => (await bridge.ask('page:print', null)).printed,
    async savePdf(fileName) {
      const { savedAs } = await bridge.ask('page:save-pdf', { fileName })
      return savedAs === null ? { outcome: 'cancelled' } : { outcome: 'saved', savedAs }
    },
    async saveFile(fileName, text) {
      let answer: SaveFileAnswer | null = null
      for await (const piece of typeof text === 'string' ? [text] : text) {
        if (answer === null) {
          answer = await bridge.ask('page:save-file', { fileName, text: piece })
          if (answer.outcome !== 'saved') return answer
        } else if (!(await bridge.ask('page:save-more', { text: piece })).written) {
          return { outcome: 'not-written' }
        }
      }
      return answer ?? { outcome: 'cancelled' }
    },
    onWake(listener) {
      const stops = [bridge.on('power:resumed', listener), watchWaking(window, listener)]
      return () => {
        for (const stop of stops) stop()
      }
    },
    onLock: (listener) => bridge.on('power:locked', listener),
    async bindToDevice(bytes) {
      const { bound } = await bridge.ask('vault:bind', { bytes: encodeBase64url(bytes) })
      return bound === null ? null : decodeBase64url(bound)
    },
    logFailure(where, what) {
      // Longer than the log takes is still worth its beginning.
      drop(bridge.ask('log:failure', { where: where.slice(0, 200), what: what.slice(0, 4000) }))
    },
  }
}
