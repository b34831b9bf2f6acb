import { useState } from 'react'
import type { Registration } from '#domain/registration/registration'

/**
 * A registration that was given up, as it stood before the hub erased the person: while this page is open the family's sheet can still be
 * printed. It is held in memory only. Null where nothing was given up while this page was open.
 */
export function useLastWithdrawn(registration: Registration): Registration | null {
  const [last, setLast] = useState<Registration | null>(null)
  const isWithdrawn =
    registration.ended?.because === 'consent-withdrawn' ||
    registration.ended?.because === 'registration-withdrawn'
  if (isWithdrawn && last !== registration) setLast(registration)
  return last?.subject === registration.subject ? last : null
}
