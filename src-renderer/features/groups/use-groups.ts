import { useEffect, useMemo, useState } from 'react'
import type { DirectoryEntry } from '#contracts/directory'
import { foldGroup } from '#domain/groups/fold-group'
import type { Group } from '#domain/groups/group'
import { useDeskPorts } from '../../app/desk-ports.ts'
import type { GroupRow } from '../../store/group-row.ts'
import { buildGroupTree, type GroupTree } from './build-group-tree.ts'

/** What the hub has published, newest always; null while it is being read. */
export function useDirectory(): readonly DirectoryEntry[] | null {
  const { store } = useDeskPorts()
  const [entries, setEntries] = useState<readonly DirectoryEntry[] | null>(null)
  useEffect(() => store.watchDirectory(setEntries), [store])
  return entries
}

/** All groups that this desk knows of; null while they are being read. */
export function useGroupTree(): GroupTree | null {
  const { store, identity } = useDeskPorts()
  const entries = useDirectory()
  const [rows, setRows] = useState<readonly GroupRow[] | null>(null)
  useEffect(() => store.watchGroups(setRows), [store])
  const own = identity.organisation.code
  return useMemo(
    () => (entries === null || rows === null ? null : buildGroupTree(entries, rows, own)),
    [entries, rows, own],
  )
}

/** The state of one group, newest always; null where this desk has no fact about it. */
export function useGroup(subject: string): Group | null | 'reading' {
  const { store } = useDeskPorts()
  const [watched, setWatched] = useState<Group | null | 'reading'>('reading')
  useEffect(() => {
    setWatched('reading')
    return store.watchFactsOf(subject, (facts) => setWatched(foldGroup(facts)))
  }, [store, subject])
  return watched
}
