import type { Worker } from '#contracts/enrolment'

/**
 * Workers of one organisation by their names: who is known keeps the id, who is new gets the next one (`<org>-w3`). Two people of one
 * name at one office must be told apart in the name itself, because nobody at the counter sees the id.
 */
export function nameWorkers(
  org: string,
  known: readonly Worker[],
  names: readonly string[],
): readonly Worker[] {
  const numbers = known.map(({ id }) => Number(id.slice(`${org}-w`.length)))
  let last = Math.max(0, ...numbers.filter(Number.isSafeInteger))
  return [...new Set(names)].map((name) => {
    const found = known.find((worker) => worker.name === name)
    if (found) return found
    last += 1
    return { id: `${org}-w${last}`, name }
  })
}
