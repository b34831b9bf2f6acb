import { useEffect, useState } from 'react'
import { useDeskPorts } from '../../app/desk-ports.ts'
import type { RegistrationRow } from '../../store/registration-row.ts'

/** The whole roster, newest first; null while it is being read. */
export function useRoster(): readonly RegistrationRow[] | null {
  const { store } = useDeskPorts()
  const [roster, setRoster] = useState<readonly RegistrationRow[] | null>(null)
  useEffect(() => store.watchRoster(setRoster), [store])
  return roster
}
