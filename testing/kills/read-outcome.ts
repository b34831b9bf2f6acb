import { orgDatabase } from '#contracts/hub-databases'
import { RegistrationRuled } from '#domain/facts/registration-ruled'
import { connectHubStore } from '../../sync-server/hub-store.ts'
import type { TestHub } from '../hub.ts'
import { numbersOf } from '../rulings-of.ts'
import type { DeskMail, KillReport } from './kill-order.ts'

type Outcome = Pick<
  KillReport,
  'registrations' | 'ruledOnce' | 'numberedOnce' | 'numbers' | 'desksComplete' | 'desks'
>

/** Reads at the hub what has become of everything that the desks have sent. */
export async function readOutcome(hub: TestHub, mail: readonly DeskMail[]): Promise<Outcome> {
  const facts = mail.flatMap((one) => one.facts)
  const rulings = await readRulings(hub, mail)
  const numbers = await numbersOf(hub)
  const numbersOfSubject = groupBy([...numbers], ([, subject]) => subject)
  const given = facts.map((fact) => {
    const [ruling, ...more] = rulings.get(fact.id) ?? []
    return more.length === 0 && ruling?.outcome === 'enrolled' ? ruling.volunteerNumber : null
  })
  const numbered = facts.filter(({ subject }, index) => {
    const [own, ...more] = numbersOfSubject.get(subject) ?? []
    return own !== undefined && more.length === 0 && own[0] === given[index]
  })
  return {
    registrations: facts.length,
    ruledOnce: given.filter((number) => number !== null).length,
    numberedOnce: numbered.length,
    numbers: numbers.size,
    desksComplete: await countComplete(hub, mail),
    desks: mail.length,
  }
}

/** The answered fact's id → every ruling on it. */
async function readRulings(hub: TestHub, mail: readonly DeskMail[]) {
  const store = connectHubStore(() => hub.adminUrl)
  const orgs = [...new Set(mail.map(({ org }) => org))]
  const documents = await Promise.all(
    orgs.map((org) => store.findByPrefix(orgDatabase(org), 'registration:')),
  )
  const ruled = documents.flat().filter(({ kind }) => kind === 'registration-ruled')
  const bodies = ruled.map(({ body }) => RegistrationRuled.parse(body))
  return new Map(
    [...groupBy(bodies, ({ answers }) => answers)].map(
      ([answers, found]) => [answers, found.map(({ ruling }) => ruling)] as const,
    ),
  )
}

/** Desks of which the hub says that it holds everything through their last running number. */
async function countComplete(hub: TestHub, mail: readonly DeskMail[]): Promise<number> {
  const store = connectHubStore(() => hub.adminUrl)
  const complete = await Promise.all(
    mail.map(async ({ desk, org, facts }) => {
      const receipts = await store.findByPrefix(orgDatabase(org), `desk:${desk}:`)
      const last = String(facts.length).padStart(12, '0')
      const body = receipts.find(({ _id }) => _id === `desk:${desk}:${last}.received`)?.body
      return (body as { missing?: readonly number[] } | undefined)?.missing?.length === 0
    }),
  )
  return complete.filter(Boolean).length
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item])
  return groups
}
