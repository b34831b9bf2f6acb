import type { AnyFact } from '#domain/fact'
import type { RegistrationRuled } from '#domain/facts/registration-ruled'
import { numbersOf, rulingsOf } from '../rulings-of.ts'
import { until } from '../until.ts'
import type { Attempt } from './attempt.ts'
import type { Ground } from './ground.ts'
import type { Intruder } from './intruder.ts'

type Ruling = RegistrationRuled['ruling']

/** Sends again what was sent before, in one disguise after another: one person keeps one number. */
export function replayAttempts(ground: Ground): readonly Attempt[] {
  const { desk, beside, elsewhere } = ground
  const replays = (name: string, by: Intruder, disguise: (first: AnyFact) => AnyFact): Attempt => ({
    name,
    async attempt() {
      const first = desk.fact()
      await desk.write([first])
      const enrolled = await rulingOn(ground, desk, first.id)
      if (enrolled.outcome !== 'enrolled') return `its control failed: ${enrolled.outcome}`
      const replayed = disguise(first)
      const { body } = await by.write([replayed])
      // The very same id is refused at once; everything else gets a ruling.
      if (Object(body)[0]?.ok === true) {
        const { outcome } = await rulingOn(ground, by, replayed.id)
        if (outcome === 'enrolled') return 'the person got a second number'
      }
      const numbers = [...(await numbersOf(ground.hub)).values()]
      const second = numbers.filter((subject) => subject === replayed.subject && subject !== first.subject)
      const own = numbers.filter((subject) => subject === first.subject)
      return second.length === 0 && own.length === 1 ? 'repelled' : 'the register has a second number'
    },
  })
  const under = (by: Intruder) => (first: AnyFact) => ({ ...by.fact(), body: first.body })
  return [
    replays('a desk sends the very same fact again', desk, (first) => first),
    replays('a desk registers the same person under another subject', desk, under(desk)),
    replays('the desk beside registers the same person', beside, under(beside)),
    replays('another office registers the same person', elsewhere, under(elsewhere)),
    replays('another office sends the fact that it copied, in its own name', elsewhere, (first) => ({
      ...elsewhere.fact(),
      body: first.body,
      at: first.at,
      order: first.order,
    })),
    takesOverSubject(ground),
  ]
}

/** A registration belongs to the office that wrote it, even where another one knows its subject. */
function takesOverSubject(ground: Ground): Attempt {
  const { desk, elsewhere } = ground
  return {
    name: 'another office writes about a registration that is not its own',
    async attempt() {
      const first = desk.fact()
      await desk.write([first])
      const ruling = await rulingOn(ground, desk, first.id)
      if (ruling.outcome !== 'enrolled') return `its control failed: ${ruling.outcome}`
      const subject = first.subject
      const second = elsewhere.fact({ subject, id: `${subject}:${crypto.randomUUID()}` })
      const after = elsewhere.fact()
      await elsewhere.write([second, after])
      // Work on the office has reached what was sent later.
      await rulingOn(ground, elsewhere, after.id)
      const taken = (await rulingsOf(ground.hub, elsewhere.org)).get(second.id)?.outcome
      if (taken === 'enrolled') return 'the other office got the number'
      const holders = [...(await numbersOf(ground.hub)).values()].filter((holder) => holder === subject)
      return holders.length === 1 ? 'repelled' : `the subject has ${holders.length} numbers`
    },
  }
}

async function rulingOn({ hub }: Ground, who: Intruder, id: string): Promise<Ruling> {
  return until(async () => (await rulingsOf(hub, who.org)).get(id))
}
