import type { IpcMain, IpcMainInvokeEvent } from 'electron'
import { type Answer, type Ask, type Channel, DESK_BRIDGE } from '#contracts/desk-bridge'
import { isDeskUrl } from './schemes.ts'

/** One answer for every channel of the bridge: leaving one out does not compile. */
export type BridgeAnswers = { readonly [C in Channel]: (ask: Ask<C>) => Promise<Answer<C>> }

/** Who may ask: the part of Electron's event that tells. */
export type Asker = Pick<IpcMainInvokeEvent, 'senderFrame'>

/**
 * The only place that listens to the window. A stranger's frame or a malformed ask is an error, never a silent `undefined`:
 * `senderFrame` is checked and not `sender`, since a sub-frame of our own window could hold a foreign page.
 */
export function openBridge(ipc: Pick<IpcMain, 'handle'>, answers: BridgeAnswers): void {
  for (const channel of channels()) openChannel(ipc, channel, answers[channel])
}

function openChannel<C extends Channel>(
  ipc: Pick<IpcMain, 'handle'>,
  channel: C,
  answer: BridgeAnswers[C],
): void {
  ipc.handle(channel, (event, raw: unknown) => answerChannel(channel, answer, event, raw))
}

/** One ask, checked and answered. Exported so that the check itself is tested, not a copy of it. */
export async function answerChannel<C extends Channel>(
  channel: C,
  answer: BridgeAnswers[C],
  asker: Asker,
  raw: unknown,
): Promise<Answer<C>> {
  const frame = asker.senderFrame
  if (!frame || frame.parent || !isDeskUrl(frame.url)) throw new Error(`${channel}: asked by a stranger`)
  const ask = DESK_BRIDGE[channel].ask.safeParse(raw)
  // zod's own message would repeat what was sent, and that may be a person's data.
  if (!ask.success) throw new Error(`${channel}: malformed ask`)
  // The schema of this channel made it, but TypeScript cannot tie the two lookups together.
  return answer(ask.data as Ask<C>)
}

function channels(): readonly Channel[] {
  // `DESK_BRIDGE` is a closed literal, so its keys are the channels.
  return Object.keys(DESK_BRIDGE) as Channel[]
}
