import type { DebuggerEvent } from './debugger.ts'
import type { AskingFrame } from './ipc-main.ts'
import { PRELOAD_WORLD } from './page-worlds.ts'
import { toOurs } from './schemes-over-http.ts'

/** Which frames a page has, and in which of its execution contexts the preload runs: as the debugger tells it, event by event. */
export class PageFrames {
  readonly #frames = new Map<string, AskingFrame>()
  /** Execution context of a preload → its frame. */
  readonly #worlds = new Map<number, string>()
  readonly #reactions: Readonly<Record<string, (params: Record<string, unknown>) => void>> = {
    'Page.frameNavigated': ({ frame }) => {
      const { id, parentId, url } = frame as { id: string; parentId?: string; url: string }
      const parent = parentId === undefined ? null : (this.#frames.get(parentId) ?? null)
      this.#frames.set(id, { url: toOurs(url), parent })
    },
    'Page.navigatedWithinDocument': ({ frameId, url }) => {
      const parent = this.#frames.get(String(frameId))?.parent ?? null
      this.#frames.set(String(frameId), { url: toOurs(String(url)), parent })
    },
    'Runtime.executionContextCreated': ({ context }) => {
      const { id, name, auxData } = context as { id: number; name: string; auxData?: { frameId: string } }
      if (name === PRELOAD_WORLD && auxData) this.#worlds.set(id, auxData.frameId)
    },
    'Runtime.executionContextDestroyed': ({ executionContextId }) => {
      this.#worlds.delete(Number(executionContextId))
    },
    'Runtime.executionContextsCleared': () => this.#worlds.clear(),
  }

  hear({ method, params }: DebuggerEvent): void {
    this.#reactions[method]?.(params)
  }

  /** The frame in which a context runs; null where it is gone. */
  frameOf(contextId: number): AskingFrame | null {
    return this.#frames.get(this.#worlds.get(contextId) ?? '') ?? null
  }

  preloadContexts(): readonly number[] {
    return [...this.#worlds.keys()]
  }
}
