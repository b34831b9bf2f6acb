import { type ChainReport, startChainCheck } from '#domain/seal/verify-chain'
import type { SealChecks } from '#domain/seal/verify-seal'
import type { DeskStore } from '../../store/desk-store.ts'

/** Read and checked at once: enough to keep every thread of the crypto busy, and the bar moves several times a second. */
const PAGE = 250

/**
 * Checks everything that this desk has written, a page at a time, so that the counter stays free meanwhile. What was saved after it began
 * is left for the next time. `confirmed`: the highest number that the hub has confirmed.
 */
export async function checkOwnChain(
  store: Pick<DeskStore, 'ownFactsAfter' | 'lastNumber'>,
  checks: SealChecks,
  {
    confirmed,
    onProgress,
    signal,
  }: {
    readonly confirmed: number | null
    readonly onProgress: (done: number, total: number) => void
    readonly signal: AbortSignal
  },
): Promise<ChainReport> {
  const total = store.lastNumber()
  const checking = startChainCheck(checks)
  for (let done = 0; done < total; ) {
    signal.throwIfAborted()
    const end = Math.min(done + PAGE, total)
    const page = await store.ownFactsAfter(done, end)
    await checking.take(page)
    done = end
    onProgress(done, total)
  }
  return checking.end(Math.max(total, confirmed ?? 0))
}
