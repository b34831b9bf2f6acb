import { useSyncExternalStore } from 'react'
import type { SyncHealth } from '../replication/health.ts'
import { useDeskPorts } from './desk-ports.ts'

/** The exchange with the hub, as it stands now. */
export function useHealth(): SyncHealth {
  const { sync } = useDeskPorts()
  return useSyncExternalStore(sync.watch, sync.health)
}
