import type { KeyedTexts } from './keyed-texts.ts'
import { createSerialQueue } from './serial-queue.ts'
import { toStoreFailure } from './store-failure.ts'

/** Running numbers of this desk's blank forms. */
export interface PaperNumbers {
  /** The first of `count` numbers that nobody has had. They are on the disk as taken before anybody can print them. */
  claim(count: number): Promise<number>
}

const KEY = 'paper-numbers'

export function openPaperNumbers(state: Pick<KeyedTexts, 'find' | 'put'>): PaperNumbers {
  const claims = createSerialQueue()
  return {
    claim: (count) =>
      claims.run(async () => {
        try {
          const last = readLast(await state.find(KEY))
          await state.put([{ key: KEY, text: String(last + count) }])
          return last + 1
        } catch (error) {
          throw toStoreFailure(error)
        }
      }),
  }
}

/** Where the record was lost with the disk it begins anew: the day in the whole number tells the two apart. */
function readLast(text: string | null): number {
  const last = Number(text ?? 0)
  return Number.isSafeInteger(last) && last > 0 ? last : 0
}
