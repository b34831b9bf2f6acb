import type { Logger } from 'pino'
import type { HubStore } from '../hub-store.ts'
import type { HubKeys } from '../keys/hub-keys.ts'
import { createOrganisationBook } from '../organisation-book.ts'
import { createTurns } from './in-turn.ts'
import { buildMetrics, type Metrics } from './metrics.ts'
import { createNumberSequence } from './number-sequence.ts'
import { openPostOffice, type PostOffice, type PostOfficeState } from './post-office.ts'
import { openRegisterCounts } from './register-counts.ts'
import { tallyRulings } from './ruling-tally.ts'

export interface PostOfficePlace {
  readonly store: HubStore
  readonly keys: Pick<HubKeys, 'identity' | 'certificate' | 'export'>
  /** Name of the register's database. */
  readonly register: string
  /** Null where CouchDB is not embedded. */
  readonly embeddedRestarts: (() => number) | null
  readonly log: Logger
}

/** A post office that gives an account of itself. */
export interface StartedPostOffice extends Pick<PostOffice, 'stop'> {
  /** With the number of parked documents, where the hub answers. */
  describe(): Promise<PostOfficeState & { readonly parked: number | null }>
  readonly metrics: Metrics
}

/** A post office with this machine's clock, at work from now on: it waits by itself for a hub that is not there yet. */
export function startPostOffice(place: PostOfficePlace): StartedPostOffice {
  const { keys, register, embeddedRestarts, log } = place
  const { store, tally } = tallyRulings(place.store)
  const office = openPostOffice({
    ...{ store, keys, register, log },
    book: createOrganisationBook(store),
    numbers: createNumberSequence(store, register),
    inTurn: createTurns(),
    nowMs: Date.now,
  })
  const counts = openRegisterCounts({ store, register, nowMs: Date.now })
  const { state } = office
  return {
    stop: office.stop,
    async describe() {
      const parked = await counts.parked().catch(() => null)
      return { ...state(), parked: parked && [...parked.values()].reduce((sum, some) => sum + some, 0) }
    },
    metrics: buildMetrics({ state, tally, counts, embeddedRestarts }),
  }
}
