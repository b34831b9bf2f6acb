import { Counter, Gauge, Registry } from 'prom-client'
import type { PostOfficeState } from './post-office.ts'
import type { RegisterCounts } from './register-counts.ts'
import type { RulingTally } from './ruling-tally.ts'

/** What the metrics are made of. Each is asked for anew at every scrape. */
export interface MetricsSource {
  readonly state: () => PostOfficeState
  readonly tally: RulingTally
  /** What cannot be counted, because the hub is away, is left out. */
  readonly counts: RegisterCounts
  /** Null where CouchDB is not embedded. */
  readonly embeddedRestarts: (() => number) | null
}

export interface Metrics {
  readonly contentType: string
  /** Prometheus text. Codes and counts only: no name, no number, no id of anybody. */
  render(): Promise<string>
}

const STATUSES = ['starting', 'ok', 'waiting-for-hub'] as const satisfies readonly PostOfficeState['status'][]

export function buildMetrics(source: MetricsSource): Metrics {
  return {
    contentType: new Registry().contentType,
    async render() {
      const registry = new Registry()
      addState(registry, source.state())
      addRulings(registry, source.tally)
      await addCounts(registry, source.counts)
      if (source.embeddedRestarts) {
        const help = 'Times that the embedded CouchDB ended by itself and was started again'
        count(registry, 'embedded_hub_restarts_total', help).inc(source.embeddedRestarts())
      }
      return registry.metrics()
    },
  }
}

function gauge(registry: Registry, name: string, help: string, ...labelNames: readonly string[]): Gauge {
  return new Gauge({ name, help, labelNames, registers: [registry] })
}

function count(registry: Registry, name: string, help: string, ...labelNames: readonly string[]): Counter {
  return new Counter({ name, help, labelNames, registers: [registry] })
}

function addState(registry: Registry, state: PostOfficeState): void {
  const status = gauge(registry, 'post_office_status', '1 for the status that it has', 'status')
  for (const one of STATUSES) status.set({ status: one }, one === state.status ? 1 : 0)
  const lag = 'Seconds since everything that had arrived was worked on; 0 while it is'
  gauge(registry, 'post_office_feed_lag_seconds', lag).set(state.lagSeconds)
  const changes = 'Changes that are known to wait'
  gauge(registry, 'post_office_changes_waiting', changes).set(state.changesWaiting)
  const offices = 'Offices that are to be looked into'
  gauge(registry, 'post_office_offices_waiting', offices).set(state.officesWaiting)
  const troubled = 'Offices whose own database does not do as asked'
  gauge(registry, 'post_office_offices_in_trouble', troubled).set(state.officesInTrouble)
  const seen = 'Changes that this process has worked on'
  count(registry, 'post_office_changes_seen_total', seen).inc(state.changesSeen)
}

function addRulings(registry: Registry, tally: RulingTally): void {
  const help = 'Rulings that this process has written'
  const rulings = count(registry, 'post_office_rulings_total', help, 'of', 'outcome')
  for (const [of, outcomes] of tally) {
    for (const [outcome, times] of outcomes) rulings.inc({ of, outcome }, times)
  }
}

async function addCounts(registry: Registry, counts: RegisterCounts): Promise<void> {
  const unless = () => null
  const [parked, seals, reviews, silentDesks, erasures] = await Promise.all([
    counts.parked().catch(unless),
    counts.seals().catch(unless),
    counts.reviews().catch(unless),
    counts.silentDesks().catch(unless),
    counts.erasures().catch(unless),
  ])
  const waiting = 'Documents that wait for a person or a newer hub'
  const documents = gauge(registry, 'post_office_parked_documents', waiting, 'reason')
  for (const [reason, number] of parked ?? []) documents.set({ reason }, number)
  const notVerified = 'Facts whose seal does not verify'
  const notes = gauge(registry, 'post_office_seal_findings', notVerified, 'finding')
  for (const [finding, number] of seals ?? []) notes.set({ finding }, number)
  if (reviews) {
    gauge(registry, 'post_office_reviews_open', 'Reviews that nobody has decided').set(reviews.open)
    const late = 'Open reviews whose last day has passed'
    gauge(registry, 'post_office_reviews_overdue', late).set(reviews.overdue)
  }
  const silence = 'Desks in use that have sent nothing and not signed in for so many days'
  const silent = gauge(registry, 'post_office_silent_desks', silence, 'days')
  for (const [days, number] of silentDesks ?? []) silent.set({ days }, number)
  const copies = 'Erased people of whom a desk in use has not confirmed that its copies are gone'
  if (erasures !== null) gauge(registry, 'post_office_erasures_unconfirmed', copies).set(erasures)
}
