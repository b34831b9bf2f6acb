/** A line to Chromium's debugger: what the host needs of the DevTools protocol, and no more. */
export interface Debugger {
  send(method: string, params?: object, sessionId?: string): Promise<Record<string, unknown>>
  on(listener: (event: DebuggerEvent) => void): void
}

export interface DebuggerEvent {
  readonly method: string
  readonly params: Record<string, unknown>
  readonly sessionId?: string
}

interface Answer {
  readonly id: number
  readonly result?: Record<string, unknown>
  readonly error?: { readonly message: string }
}

export async function openDebugger(endpoint: string): Promise<Debugger> {
  const socket = new WebSocket(endpoint)
  await new Promise<void>((resolve, reject) => {
    socket.onopen = () => resolve()
    socket.onerror = () => reject(new Error(`no debugger at ${endpoint}`))
  })
  const waiting = new Map<number, (answer: Answer) => void>()
  const listeners: ((event: DebuggerEvent) => void)[] = []
  let asked = 0
  socket.onmessage = ({ data }) => {
    const message: Answer | DebuggerEvent = JSON.parse(String(data))
    if ('id' in message) waiting.get(message.id)?.(message)
    else for (const listener of listeners) listener(message)
  }
  return {
    on: (listener) => void listeners.push(listener),
    send(method, params = {}, sessionId) {
      asked += 1
      const id = asked
      socket.send(JSON.stringify({ id, method, params, ...(sessionId && { sessionId }) }))
      return new Promise((resolve, reject) => {
        waiting.set(id, ({ result, error }) => {
          waiting.delete(id)
          if (error) reject(new Error(`${method}: ${error.message}`))
          else resolve(result ?? {})
        })
      })
    },
  }
}
