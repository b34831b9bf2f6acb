import type { Logger } from 'pino'
import type { HubStore } from '../hub-store.ts'
import type { HubKeys } from '../keys/hub-keys.ts'
import type { OrganisationBook } from '../organisation-book.ts'
import type { InTurn } from './in-turn.ts'
import type { NumberSequence } from './number-sequence.ts'

/** What every step of the post office works with. Time and the outside come in here and nowhere else. */
export interface Surroundings {
  readonly store: HubStore
  readonly book: OrganisationBook
  readonly keys: Pick<HubKeys, 'identity' | 'certificate' | 'export'>
  /** Name of the register's database. */
  readonly register: string
  readonly numbers: NumberSequence
  /** By subject: one is in one lane only, even where two organisations have facts about it. */
  readonly inTurn: InTurn
  readonly nowMs: () => number
  readonly log: Logger
}
