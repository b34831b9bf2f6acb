import { inCausalOrder } from '../causal-order.ts'
import type { AnyFact } from '../fact.ts'
import { readBody } from '../facts/fact-kinds.ts'
import type { ViewedPlace } from '../facts/minor-data-viewed.ts'
import { findErasure, redactFact } from '../facts/redact-fact.ts'
import { foldRegistration } from '../registration/fold-registration.ts'

/** One line of the yearly audit: who opened whose record, when and where. */
export interface Viewing {
  readonly factId: string
  readonly subject: string
  /** Local wall clock of the desk, ISO with offset: its first four characters are the year that it is listed under. */
  readonly at: string
  readonly order: string
  readonly org: string
  readonly desk: string
  readonly worker: string
  /** Null where that can no longer be read, or only by a newer version: somebody looked all the same. */
  readonly opened: ViewedPlace | null
  /** Empty where only a newer version can read it. */
  readonly fullName: string
  readonly isErased: boolean
  /** Volunteer number, else the provisional one; of an erased person what a fact that was left still says. Empty where nothing does. */
  readonly number: string
}

/**
 * Every time that a minor's full record was opened, for the yearly compliance audit (Regulations on the Protection of Minors in
 * Cyberspace 36, 37). `about`: facts about one subject, in any order; `org` is the organisation whose desks looked. Total: whatever was
 * done to a fact, it stays on the list.
 */
export function listViewings(about: readonly AnyFact[], org: string): readonly Viewing[] {
  // What was not emptied yet counts as emptied.
  const facts = findErasure(about) === null ? about : about.map(redactFact)
  const viewed = inCausalOrder(facts).filter((fact) => fact.kind === 'minor-data-viewed' && fact.org === org)
  if (viewed.length === 0) return []
  const registration = foldRegistration(facts)
  const isErased = facts.some(({ redacted }) => redacted)
  const whose = {
    isErased,
    fullName: isErased ? '' : (registration?.resident.fullName ?? ''),
    number: isErased
      ? findNumberLeft(facts)
      : (registration?.volunteerNumber ?? registration?.provisionalNumber ?? ''),
  }
  return viewed.map((fact) => ({
    factId: fact.id,
    subject: fact.subject,
    at: fact.at,
    order: fact.order,
    org,
    desk: fact.desk,
    worker: fact.worker,
    opened: findPlace(fact),
    ...whose,
  }))
}

function findPlace(fact: AnyFact): ViewedPlace | null {
  const read = fact.redacted ? null : readBody(fact)
  return read?.ok && read.value.kind === 'minor-data-viewed' ? read.value.body.opened : null
}

/** The registration itself is gone by then; a ruling or a printed certificate may still name the number. */
function findNumberLeft(facts: readonly AnyFact[]): string {
  const said = facts.flatMap((fact) => {
    const read = fact.redacted ? null : readBody(fact)
    if (!read?.ok) return []
    switch (read.value.kind) {
      case 'registration-ruled': {
        const { ruling } = read.value.body
        return ruling.outcome === 'enrolled' ? [ruling.volunteerNumber] : []
      }
      case 'certificate-printed':
        return [read.value.body.volunteerNumber]
      default:
        return []
    }
  })
  return said.at(-1) ?? ''
}
