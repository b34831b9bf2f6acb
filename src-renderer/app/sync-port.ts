import type { Replication } from '../replication/replication.ts'

/** What pages may know of replication, and ask of it. Stopping it is not theirs. */
export type SyncPort = Pick<Replication, 'health' | 'watch' | 'syncNow' | 'retryRefused' | 'unsent'>
