import { expect, test } from 'vitest'
import { buildMetrics, type MetricsSource } from './metrics.ts'
import type { PostOfficeState } from './post-office.ts'

const AT_WORK: PostOfficeState = {
  status: 'ok',
  caughtUp: false,
  caughtUpAt: '2026-03-02T01:00:00.000Z',
  lagSeconds: 1.5,
  changesSeen: 1200,
  officesWaiting: 3,
  changesWaiting: 40,
  officesInTrouble: 1,
}

const SOURCE: MetricsSource = {
  state: () => AT_WORK,
  tally: new Map([
    ['registration', new Map(Object.entries({ enrolled: 7, duplicate: 1 }))],
    ['group', new Map([['registered', 2]])],
  ]),
  counts: {
    parked: async () => new Map([['newer-schema', 4]]),
    seals: async () => new Map([['times-altered', 2]]),
    reviews: async () => ({ open: 5, overdue: 2 }),
    silentDesks: async () => new Map([[7, 3]]),
    erasures: async () => 4,
  },
  embeddedRestarts: () => 6,
}

/** Series with their values, without the lines that explain them. */
async function seriesOf(source: MetricsSource): Promise<readonly string[]> {
  const text = await buildMetrics(source).render()
  return text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
}

test('tell how far the post office is, what it has ruled, and what waits for a person', async () => {
  expect(await seriesOf(SOURCE)).toEqual([
    'post_office_status{status="starting"} 0',
    'post_office_status{status="ok"} 1',
    'post_office_status{status="waiting-for-hub"} 0',
    'post_office_feed_lag_seconds 1.5',
    'post_office_changes_waiting 40',
    'post_office_offices_waiting 3',
    'post_office_offices_in_trouble 1',
    'post_office_changes_seen_total 1200',
    'post_office_rulings_total{of="registration",outcome="enrolled"} 7',
    'post_office_rulings_total{of="registration",outcome="duplicate"} 1',
    'post_office_rulings_total{of="group",outcome="registered"} 2',
    'post_office_parked_documents{reason="newer-schema"} 4',
    'post_office_seal_findings{finding="times-altered"} 2',
    'post_office_reviews_open 5',
    'post_office_reviews_overdue 2',
    'post_office_silent_desks{days="7"} 3',
    'post_office_erasures_unconfirmed 4',
    'embedded_hub_restarts_total 6',
  ])
})

test('of a hub that is away tell nothing that would have to be read there, rather than nought', async () => {
  const away = async () => Promise.reject(new Error('away'))
  const counts = { parked: away, seals: away, reviews: away, silentDesks: away, erasures: away }
  const source = { ...SOURCE, counts }
  const series = await seriesOf({ ...source, embeddedRestarts: null })
  expect(series).toContain('post_office_feed_lag_seconds 1.5')
  expect(series.join('\n')).not.toMatch(/parked|seal|reviews|silent|erasures|restarts/)
})

test('a scrape leaves nothing behind for the next one', async () => {
  const metrics = buildMetrics(SOURCE)
  expect(await metrics.render()).toBe(await metrics.render())
})
