import type { HubAnswer } from '../ask-hub.ts'
import { type Attempt, withControl } from './attempt.ts'
import type { Intruder } from './intruder.ts'

/** A request that the hub must refuse; its control is the desk's own database, asked for with the same session. */
export function refusesRequest(name: string, who: Intruder, ask: () => Promise<HubAnswer>): Attempt {
  return withControl(
    name,
    async () => (await who.ask('GET', `/${who.database}`)).status === 200,
    async () => sayUnlessRefused(await ask()),
  )
}

/** Null where the hub said no. A 500 is no answer to be proud of, and lets nobody in; a hub that breaks is caught by the next control. */
export function sayUnlessRefused({ status }: Pick<HubAnswer, 'status'>): string | null {
  return status >= 400 ? null : `answered ${status}`
}
