import type { AnyFact } from '#domain/fact'
import { nextOrder, observeOrder } from '#domain/order'
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
  let last = await state.find(KEY)
  if (own) last = observeOrder(last, String(JSON.parse(own.text).order))
  return {
    next() {
      last = nextOrder(last, now(), writer)
      return last
    },
    async observe(facts) {
      const before = last
      for (const { order } of facts) last = observeOrder(last, order)
      if (last !== null && last !== before) await state.put([{ key: KEY, text: last }])
    },
  }
}
