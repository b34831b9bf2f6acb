import type { AnyFact } from '#domain/fact'
import type { FactLog } from './fact-log.ts'
import type { KeyedTexts } from './keyed-texts.ts'

/** Gives each new fact its place after everything this desk has seen, whatever the wall clock says. */
export interface FactOrder {
  next(): string
  /** Facts from elsewhere: what is written from now on sorts after them. */
  observe(facts: readonly AnyFact[]): Promise<void>
}

const KEY = 'order'

export async function openFactOrder(
  log: FactLog,
  state: KeyedTexts,
  { now, writer }: { readonly now: () => number; readonly writer: string },
): Promise<FactOrder> {
  const [own] = await log.ownAfter(log.lastNumber() - 1, 1)
  const kept = (await state.find(KEY)) ?? ''
  const ownOrder: string = own ? JSON.parse(own.text).order : ''
  let last = kept > ownOrder ? kept : ownOrder
  return {
    next() {
      const [time = '0', count = '0'] = last.split('-')
      const previous = Number.parseInt(time, 36) || 0
      const stamp = Math.max(previous, now())
      const counter = stamp === previous ? Number.parseInt(count, 36) + 1 : 0
      last = `${stamp.toString(36).padStart(9, '0')}-${counter.toString(36).padStart(4, '0')}-${writer}`
      return last
    },
    async observe(facts) {
      const newest = facts.reduce((top, { order }) => (order > top ? order : top), last)
      if (newest === last) return
      last = newest
      await state.put([{ key: KEY, text: newest }])
    },
  }
}
