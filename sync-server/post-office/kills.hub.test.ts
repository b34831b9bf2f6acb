import { randomInt } from 'node:crypto'
import { afterEach, expect, test } from 'vitest'
import { startTestHub, type TestHub } from '#testing/hub'
import { killAgainAndAgain } from '#testing/kills/kill-again'
import type { Victim } from '#testing/kills/kill-order'

let hub: TestHub
afterEach(() => hub.close())

interface Killing {
  readonly victim: Victim
  readonly kills: number
}

const OFFICE: Killing = { victim: 'post-office', kills: 10 }
// A whole hub takes seconds to come back.
const HUB: Killing = { victim: 'hub', kills: 4 }

// A CouchDB that HUB_URL names is not ours to kill; `npm run check:kills` does the same a hundred times.
test.each(process.env.HUB_URL ? [OFFICE] : [OFFICE, HUB])(
  'with its $victim killed $kills times while a hundred registrations flow, the hub gives one ruling and one number each and loses none',
  async ({ victim, kills }) => {
    const seed = randomInt(1, 1_000_000)
    hub = await startTestHub({ postOffice: false })
    const report = await killAgainAndAgain({ hub, victim, kills, registrations: 100, seed })
    const { desks } = report
    const whole = {
      registrations: 100,
      ruledOnce: 100,
      numberedOnce: 100,
      numbers: 100,
      desksComplete: desks,
    }
    expect(report, `seed ${seed}`).toMatchObject(whole)
  },
  240_000,
)
