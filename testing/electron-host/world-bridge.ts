/**
 * `contextBridge` between two worlds of one page. They share the page's events but no object, so values cross as text: functions and
 * promises by number, calls at once (events are synchronous), as Electron's own bridge does it.
 *
 * Written as one self-contained function: its text is run in the page, where nothing can be imported.
 */
export function openWorldBridge(own: string, other: string) {
  type Parcel = { readonly is: string; readonly value?: unknown }
  const functions = new Map<number, (...args: unknown[]) => unknown>()
  const promises = new Map<number, { resolve(value: unknown): void; reject(reason: unknown): void }>()
  let last = 0
  let reply: Parcel | null = null

  function pack(value: unknown): Parcel {
    if (typeof value === 'function') {
      last += 1
      functions.set(last, value as (...args: unknown[]) => unknown)
      return { is: 'function', value: last }
    }
    if (value instanceof Promise) {
      last += 1
      const number = last
      value.then(
        (result) => say({ settled: number, parcel: pack(result) }),
        (reason) => say({ settled: number, parcel: packError(reason) }),
      )
      return { is: 'promise', value: number }
    }
    if (value === undefined) return { is: 'undefined' }
    if (Array.isArray(value)) return { is: 'list', value: value.map(pack) }
    if (typeof value === 'object' && value !== null) {
      return { is: 'object', value: Object.entries(value).map(([key, part]) => [key, pack(part)]) }
    }
    return { is: 'plain', value }
  }

  function packError(reason: unknown): Parcel {
    return { is: 'error', value: reason instanceof Error ? reason.message : String(reason) }
  }

  function unpack(parcel: Parcel): unknown {
    const number = parcel.value as number
    switch (parcel.is) {
      case 'function':
        return (...args: unknown[]) => call(number, args)
      case 'promise':
        return new Promise((resolve, reject) => promises.set(number, { resolve, reject }))
      case 'list':
        return Object.freeze((parcel.value as Parcel[]).map(unpack))
      case 'object': {
        const parts = (parcel.value as [string, Parcel][]).map(([key, part]) => [key, unpack(part)])
        return Object.freeze(Object.fromEntries(parts))
      }
      case 'error':
        throw new Error(String(parcel.value))
      default:
        return parcel.value
    }
  }

  function call(number: number, args: readonly unknown[]): unknown {
    say({ call: number, args: args.map(pack) })
    const answer: Parcel = reply ?? { is: 'error', value: 'the other world did not answer' }
    reply = null
    return unpack(answer)
  }

  function say(message: object): void {
    dispatchEvent(new CustomEvent(`world-bridge:${other}`, { detail: JSON.stringify(message) }))
  }

  function answerCall(number: number, args: readonly Parcel[]): Parcel {
    try {
      return pack(functions.get(number)?.(...args.map(unpack)))
    } catch (reason) {
      return packError(reason)
    }
  }

  function settle(number: number, parcel: Parcel): void {
    const promise = promises.get(number)
    promises.delete(number)
    try {
      promise?.resolve(unpack(parcel))
    } catch (reason) {
      promise?.reject(reason)
    }
  }

  addEventListener(`world-bridge:${own}`, (event) => {
    const message = JSON.parse(String((event as CustomEvent).detail))
    if ('call' in message) say({ reply: answerCall(message.call, message.args) })
    if ('reply' in message) reply = message.reply
    if ('settled' in message) settle(message.settled, message.parcel)
    if ('expose' in message) {
      const value = unpack(message.parcel)
      Object.defineProperty(globalThis, message.expose, { value, writable: false, configurable: false })
    }
  })

  return { expose: (name: string, value: unknown) => say({ expose: name, parcel: pack(value) }) }
}
