import { once } from 'node:events'
import { setTimeout as later } from 'node:timers/promises'
import { orgDatabase } from '#contracts/hub-databases'
import { toHubDocument } from '#contracts/hub-document'
import type { AnyFact } from '#domain/fact'
import { connectHubStore } from '../../sync-server/hub-store.ts'
import { askHub } from '../ask-hub.ts'
import type { TestHub } from '../hub.ts'
import { isCaughtUp, isInTouch, launchPostOffice, type PostOfficeProcess } from '../post-office-process.ts'
import { sampleFacts } from '../sample-facts.ts'
import { pick, seededRandom } from '../sample-residents.ts'
import { until } from '../until.ts'
import type { DeskMail, KillOrder, KillReport } from './kill-order.ts'
import { readOutcome } from './read-outcome.ts'

/** Longer than a post office takes for what comes in one of its lives: some kills hit the start of the work, some its end. */
const LONGEST_LIFE_MS = 600
/** Of the lives, those that end before the post office was ready, or had noticed that its hub is back. */
const KILLED_AT_START = 0.15

/** Registrations flow while processes are killed with SIGKILL again and again; then everything is read and counted. */
export async function killAgainAndAgain(order: KillOrder): Promise<KillReport> {
  const { hub, victim, kills, registrations, seed, tell } = order
  const random = seededRandom(seed)
  const mail = writeMail(hub, registrations, random)
  const waiting = shuffled(mail, random)
  const share = Math.ceil(registrations / kills)
  const sent: AnyFact[] = []
  async function sendShare(part: number): Promise<void> {
    const facts = waiting.splice(0, Math.ceil(share * part))
    sent.push(...facts)
    await send(hub, facts)
  }
  const kill = victim === 'post-office' ? postOfficeKiller(hub, random) : await hubKiller(hub, random)
  let [killedAtWork, ruledUnderFire] = [0, 0]
  for (let killed = 1; killed <= kills; killed += 1) {
    await sendShare(0.5)
    await kill.once(
      () => sendShare(0.5),
      async () => {
        ruledUnderFire = await countAnswered(hub, mail)
        if (ruledUnderFire < sent.length) killedAtWork += 1
      },
    )
    tell?.(killed)
  }
  await sendShare(kills)
  const office = await kill.lastLife()
  // Rulings that an earlier life wrote may still lack the receipt.
  await until(async () => (await countAnswered(hub, mail)) >= sent.length && (await isCaughtUp(office)))
  await office.stop()
  const fire = { victim, seed, kills, killedAtWork, ruledUnderFire }
  return { ...fire, ...(await readOutcome(hub, mail)) }
}

interface Killer {
  /** Lets the victim live for a while, with `meanwhile` to do, and kills it. `count` is called while nobody works. */
  once(meanwhile: () => Promise<void>, count: () => Promise<void>): Promise<void>
  /** A post office that nobody kills. */
  lastLife(): Promise<PostOfficeProcess>
}

function postOfficeKiller(hub: TestHub, random: () => number): Killer {
  return {
    async once(meanwhile, count) {
      const { child, ready } = launchPostOffice(hub)
      const ended = once(child, 'exit')
      if (random() < KILLED_AT_START) {
        ready.catch(() => undefined)
        await meanwhile()
      } else {
        await ready
        await meanwhile()
      }
      await later(random() * LONGEST_LIFE_MS)
      child.kill('SIGKILL')
      await ended
      await count()
    },
    lastLife: () => launchPostOffice(hub).ready,
  }
}

/** The post office waits out every death of the hub in one long life. */
async function hubKiller(hub: TestHub, random: () => number): Promise<Killer> {
  const office = await launchPostOffice(hub).ready
  return {
    async once(meanwhile, count) {
      if (random() >= KILLED_AT_START) await until(() => isInTouch(office))
      await meanwhile()
      const { embeddedPid } = await hub.health()
      // The post office need not start, so that it is at work at once.
      await later((random() * LONGEST_LIFE_MS) / 6)
      // Nearly: the hub has to be there to be asked.
      await count()
      // The web server first: it would start the embedded CouchDB again.
      await hub.kill()
      if (embeddedPid !== undefined) killIfAlive(embeddedPid)
      await hub.start()
    },
    lastLife: async () => office,
  }
}

function killIfAlive(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It ends by itself as soon as it notices that its parent is gone.
  }
}

/** So many people, each at one of the desks; numbered within their desk without gaps. */
function writeMail(hub: TestHub, registrations: number, random: () => number): readonly DeskMail[] {
  const offices = hub.desks
  const shares = new Map(offices.map(({ code }) => [code, 0]))
  for (let one = 0; one < registrations; one += 1) {
    const { code } = pick(offices, random)
    shares.set(code, (shares.get(code) ?? 0) + 1)
  }
  let from = 1
  return offices.flatMap(({ code, org }) => {
    const count = shares.get(code) ?? 0
    const facts = sampleFacts(code, count, { from, seed: from }).map((fact, index) => ({
      ...fact,
      n: index + 1,
    }))
    from += count
    return count > 0 ? [{ desk: code, org, facts }] : []
  })
}

/** In any order between desks, in its own within each: so a desk sends. */
function shuffled(mail: readonly DeskMail[], random: () => number): AnyFact[] {
  const lines = mail.map(({ facts }) => [...facts])
  const mixed: AnyFact[] = []
  for (let open = lines; open.length > 0; open = open.filter((line) => line.length > 0)) {
    const next = pick(open, random).shift()
    if (next) mixed.push(next)
  }
  return mixed
}

/** Until the hub has confirmed them all: a desk does not rest either. */
async function send(hub: TestHub, facts: readonly AnyFact[]): Promise<void> {
  for (const org of new Set(facts.map((fact) => fact.org))) {
    const docs = facts.filter((fact) => fact.org === org).map(toHubDocument)
    const path = `/${orgDatabase(org)}/_bulk_docs`
    await until(async () => {
      const answer = await askHub(hub.adminUrl, 'POST', path, { docs }).catch(() => null)
      const rows = answer?.status === 201 ? (answer.body as { ok?: true; error?: string }[]) : []
      return rows.length === docs.length && rows.every((row) => row.ok || row.error === 'conflict')
    })
  }
}

async function countAnswered(hub: TestHub, mail: readonly DeskMail[]): Promise<number> {
  const store = connectHubStore(() => hub.adminUrl)
  const orgs = [...new Set(mail.map(({ org }) => org))]
  const ids = await Promise.all(orgs.map((org) => store.findIds(orgDatabase(org), 'registration:')))
  return ids.flat().filter((id) => id.endsWith('.ruled')).length
}
