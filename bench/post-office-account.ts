import { orgDatabase } from '#contracts/hub-databases'
import type { AnyFact } from '#domain/fact'
import { RegistrationRuled } from '#domain/facts/registration-ruled'
import type { PostOfficeProcess } from '#testing/post-office-process'
import { connectHubStore } from '../sync-server/hub-store.ts'
import { inLanes } from '../sync-server/post-office/in-lanes.ts'
import type { ManyOffices } from './many-offices.ts'

/** By its own account. */
export async function countRulings({ url }: PostOfficeProcess): Promise<number> {
  const metrics = await (await fetch(`${url}/metrics`)).text()
  const counts = [...metrics.matchAll(/^post_office_rulings_total\{.*\} (\d+)$/gm)]
  return counts.reduce((sum, [, count]) => sum + Number(count), 0)
}

/** Reads everything at the hub: each fact enrolled its person, under a number that nobody else has. Throws where that is not so. */
export async function expectOneNumberEach(
  adminUrl: string,
  { codes, register }: ManyOffices,
  facts: readonly AnyFact[],
): Promise<void> {
  const store = connectHubStore(() => adminUrl)
  const numberOf = new Map<string, string>()
  await inLanes(codes, 8, async (code) => {
    for (const { kind, body } of await store.findByPrefix(orgDatabase(code), 'registration:')) {
      if (kind !== 'registration-ruled') continue
      const { answers, ruling } = RegistrationRuled.parse(body)
      if (ruling.outcome === 'enrolled') numberOf.set(answers, ruling.volunteerNumber)
    }
  })
  const numbers = await store.findIds(register, 'number:')
  const given = new Set([...numberOf.values()].map((number) => `number:${number}`))
  const right =
    facts.every(({ id }) => numberOf.has(id)) &&
    given.size === facts.length &&
    numbers.length === facts.length &&
    numbers.every((id) => given.has(id))
  if (!right) throw new Error(`not one number each: ${numberOf.size} rulings, ${numbers.length} numbers`)
}
