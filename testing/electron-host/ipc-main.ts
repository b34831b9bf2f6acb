import type { IpcMainInvokeEvent } from 'electron'

type Handler = (event: IpcMainInvokeEvent, ...args: unknown[]) => unknown

/** The frame that asks, as far as main looks at it. */
export interface AskingFrame {
  readonly url: string
  readonly parent: AskingFrame | null
}

const handlers = new Map<string, Handler>()

export const ipcMain = {
  handle(channel: string, handler: Handler): void {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
    handlers.set(channel, handler)
  },
}

/** One ask from a window, answered the way Electron words it: an error crosses as a sentence, its class is lost. */
export async function invoke(
  channel: string,
  frame: AskingFrame | null,
  args: readonly unknown[],
): Promise<{ value: unknown } | { error: string }> {
  try {
    const handler = handlers.get(channel)
    if (!handler) throw new Error(`No handler registered for '${channel}'`)
    // Electron's event has much more to it, but only the frame may be looked at: src-main's types see to that.
    const value = await handler({ senderFrame: frame } as unknown as IpcMainInvokeEvent, ...args)
    return { value: value ?? null }
  } catch (error) {
    return { error: `Error invoking remote method '${channel}': ${String(error)}` }
  }
}
