import { type AnyFact, HUB } from '#domain/fact'
import { findErasure, redactFact } from '#domain/facts/redact-fact'
import { PlainDate } from '#domain/plain-date'
import type { NewFact } from './desk-store.ts'
import type { FactLog } from './fact-log.ts'
import type { KeyedTexts } from './keyed-texts.ts'
import type { RefusedFacts } from './refused-facts.ts'
import type { SavedDrafts } from './saved-drafts.ts'
import { toWallClock } from './wall-clock.ts'
import { createWatched, type Watched } from './watched.ts'

/** Persons whom the hub has erased, and of whom this disk may still hold something. */
export interface ErasedSubjects {
  readonly pending: Watched<ReadonlySet<string>>
  /**
   * Facts from the hub as they may be kept: what another desk had still to say of an erased person comes in empty. The hub's word of an
   * erasure among them is noted before it is kept, so that it is not forgotten.
   */
  admit(facts: readonly AnyFact[]): Promise<readonly AnyFact[]>
  /**
   * Empties what this disk holds of one of them: facts, drafts, what was refused or set aside. A fact of this desk's own that the hub has
   * not got yet (`n` above `sentThrough`) waits until it has: without it the desk's numbers would have a gap that looks like a loss. When
   * nothing is left, the desk confirms it in a fact of its own.
   */
  erase(subject: string, sentThrough: number): Promise<'erased' | 'waiting'>
}

export interface ErasureSurroundings {
  readonly desk: string
  readonly state: KeyedTexts
  readonly log: Pick<FactLog, 'factsOf'>
  readonly drafts: Pick<SavedDrafts, 'remove'>
  readonly refused: RefusedFacts
  /** Replaces facts that are here, and tells whoever shows them. */
  readonly receive: (facts: readonly AnyFact[]) => Promise<unknown>
  readonly append: (fact: NewFact) => Promise<unknown>
  readonly now: () => number
}

const KEY = 'erased:'
/** A record's text: this disk may still hold something, or the desk has confirmed that it does not. */
const [PENDING, DONE] = ['pending', 'done']

export async function openErasedSubjects(surroundings: ErasureSurroundings): Promise<ErasedSubjects> {
  const { desk, state, log, refused } = surroundings
  const kept = (await state.all()).filter(({ key }) => key.startsWith(KEY))
  const subjectOf = ({ key }: { readonly key: string }) => key.slice(KEY.length)
  const known = new Set(kept.map(subjectOf))
  const unfinished = kept.filter(({ text }) => text !== DONE).map(subjectOf)
  const pending = createWatched<ReadonlySet<string>>(new Set(unfinished))

  async function note(subjects: readonly string[], text = PENDING): Promise<void> {
    await state.put(subjects.map((subject) => ({ key: `${KEY}${subject}`, text })))
    for (const subject of subjects) known.add(subject)
    const left = [...pending.get()].filter((subject) => !subjects.includes(subject))
    pending.set(new Set(text === DONE ? left : [...left, ...subjects]))
  }

  async function forgetAside(subject: string): Promise<ReadonlySet<string>> {
    const about = refused.all.get().filter((fact) => fact.subject === subject)
    const ids = about.map(({ factId }) => factId)
    if (ids.length > 0) await refused.release(ids)
    const parked = (await state.keys()).filter((key) => key.startsWith(`parked:${subject}:`))
    if (parked.length > 0) await state.remove(parked)
    return new Set(ids)
  }

  return {
    pending,
    async admit(facts) {
      const said = facts.filter(({ kind, desk: writer }) => kind === 'subject-redacted' && writer === HUB)
      const news = said.map(({ subject }) => subject).filter((subject) => !known.has(subject))
      if (news.length > 0) await note(news)
      return known.size === 0
        ? facts
        : facts.map((fact) => (known.has(fact.subject) ? redactFact(fact) : fact))
    },
    async erase(subject, sentThrough) {
      const facts = await log.factsOf(subject)
      // Its word has been noted and is not on the disk: it will be sent again.
      if (findErasure(facts) === null) return 'waiting'
      await surroundings.drafts.remove(subject)
      // What the hub does not take will never be there: nothing is gained by keeping it.
      const hopeless = await forgetAside(subject)
      const isOnItsWay = ({ id, desk: writer, n }: AnyFact) =>
        writer === desk && n > sentThrough && !hopeless.has(id)
      const full = facts.filter((fact) => redactFact(fact) !== fact)
      const emptied = full.filter((fact) => !isOnItsWay(fact)).map(redactFact)
      if (emptied.length > 0) await surroundings.receive(emptied)
      if (emptied.length < full.length) return 'waiting'
      const isConfirmed = facts.some((fact) => fact.kind === 'erasure-confirmed' && fact.desk === desk)
      const on = PlainDate.parse(toWallClock(surroundings.now()).slice(0, 10))
      if (!isConfirmed) await surroundings.append({ subject, kind: 'erasure-confirmed', body: { on } })
      await note([subject], DONE)
      return 'erased'
    },
  }
}
