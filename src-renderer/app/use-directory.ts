import { useEffect, useState } from 'react'
import { useDeskPorts } from './desk-ports.ts'
import { readDirectory } from './known-directory.ts'

const UNKNOWN = readDirectory([])

/** What the hub published last: organisations, the working calendar, the registrar's policy. */
export function useDirectory() {
  const { store } = useDeskPorts()
  const [directory, setDirectory] = useState(UNKNOWN)
  useEffect(() => store.watchDirectory((entries) => setDirectory(readDirectory(entries))), [store])
  return directory
}
