/**
 * Works through items in several lanes at once; an item belongs to one lane for its whole time. After a failure nothing more is begun,
 * and when every lane has come to its end, the first failure is thrown: nobody begins an item anew while its lane is still at it.
 */
export async function inLanes<Item>(
  items: readonly Item[],
  lanes: number,
  work: (item: Item) => Promise<unknown>,
): Promise<void> {
  const waiting = items.values()
  let failed = false
  const ends = await Promise.allSettled(
    Array.from({ length: Math.min(lanes, items.length) }, async () => {
      for (const item of waiting) {
        if (failed) return
        await work(item).catch((failure) => {
          failed = true
          throw failure
        })
      }
    }),
  )
  const failure = ends.find((end) => end.status === 'rejected')
  if (failure) throw failure.reason
}
