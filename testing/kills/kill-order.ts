import type { AnyFact } from '#domain/fact'
import type { TestHub } from '../hub.ts'

/** `post-office`: its process alone. `hub`: CouchDB and the web server, while the post office lives on. */
export type Victim = 'post-office' | 'hub'

export interface KillOrder {
  readonly hub: TestHub
  readonly victim: Victim
  readonly kills: number
  readonly registrations: number
  /** Fixes who is registered where, and when the kills come; not what the machine is doing at that moment. */
  readonly seed: number
  /** After each kill. */
  readonly tell?: (killed: number) => void
}

export interface KillReport {
  readonly victim: Victim
  readonly seed: number
  readonly kills: number
  /** Kills that came while something was still unanswered. */
  readonly killedAtWork: number
  /** Rulings that were written before the last kill. */
  readonly ruledUnderFire: number
  readonly registrations: number
  /** Registrations with exactly one ruling, and that ruling enrolled them. */
  readonly ruledOnce: number
  /** Registrations with exactly one number at the register, and it is the one in the ruling. */
  readonly numberedOnce: number
  /** Numbers at the register, and receipts that lack nothing. */
  readonly numbers: number
  readonly desksComplete: number
  readonly desks: number
}

/** What a desk sends, in the order of its running numbers. */
export interface DeskMail {
  readonly desk: string
  readonly org: string
  readonly facts: readonly AnyFact[]
}
