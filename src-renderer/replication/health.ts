/**
 * Where the exchange with the hub stands. `no-hub`: no line, or something else answers (a captive portal, a proxy page).
 * `wrong-credential`, `locked`, `revoked`, `no-access`: the hub is there and does not let this desk in; nothing is lost meanwhile.
 * `store-failed`: this machine's own disk did not do as asked.
 */
export const SYNC_PHASES = [
  'starting',
  'no-hub',
  'catching-up',
  'sending',
  'up-to-date',
  'wrong-credential',
  'locked',
  'revoked',
  'no-access',
  'store-failed',
  'stopped',
] as const
export type SyncPhase = (typeof SYNC_PHASES)[number]

/** Why there is no hub, where that is known: for the words on the sync page. */
export const NO_HUB_REASONS = ['no-line', 'not-a-hub', 'hub-failed', 'silent', 'no-such-office'] as const
export type NoHubReason = (typeof NO_HUB_REASONS)[number]

/** What is known of the exchange with the hub: measured, never taken from the system's "online" flag. Moments are Unix milliseconds. */
export interface SyncHealth {
  readonly phase: SyncPhase
  readonly noHubReason: NoHubReason | null
  /** The last moment at which everything of this desk had been taken and everything of the hub had come. Survives restarts. */
  readonly lastCompleteContact: number | null
  /** The last sign of life of the hub. */
  readonly lastContact: number | null
  /** Own facts that the hub has not confirmed yet (refused ones are not among them), and when the oldest was saved (ISO). */
  readonly waiting: { readonly count: number; readonly oldestAt: string | null }
  /** While much is coming in: facts received and still to come, by the hub's own count; `pending` is null where it does not say. */
  readonly incoming: {
    readonly received: number
    readonly pending: number | null
    readonly since: number
  } | null
  /** Own facts set aside because the hub refused them. */
  readonly refused: number
  /** Documents of the hub that are no facts: kept aside. */
  readonly parked: number
  /** This machine's clock minus the hub's, milliseconds; null before the first answer. Below a few seconds it means nothing. */
  readonly clockSkew: number | null
  /** What the hub confirmed in writing: it holds this desk's facts up to `through`, except `missing`; `of` is the desk's last number. */
  readonly receipt: {
    readonly through: number
    readonly missing: readonly number[]
    readonly of: number
  } | null
  /**
   * Since when the hub has been saying that this desk is revoked; null as soon as it lets it in again. Survives restarts and a lost
   * line, so that pulling the plug unlocks nothing.
   */
  readonly revokedSince: number | null
  /** When the next attempt is made, while there is no hub. */
  readonly retryAt: number | null
}

export const UNKNOWN_HEALTH: SyncHealth = {
  phase: 'starting',
  noHubReason: null,
  lastCompleteContact: null,
  lastContact: null,
  waiting: { count: 0, oldestAt: null },
  incoming: null,
  refused: 0,
  parked: 0,
  clockSkew: null,
  receipt: null,
  revokedSince: null,
  retryAt: null,
}
