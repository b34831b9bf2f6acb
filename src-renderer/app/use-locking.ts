import { useEffect } from 'react'
import type { DeskPorts } from './desk-ports.ts'
import { watchIdle } from './watch-idle.ts'

/** Locks the desk when nobody works at it, when the system locks its screen, and with F9. On every page, also a revoked desk's. */
export function useLocking({ lock, host, preferences }: DeskPorts): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'F9') return
      event.preventDefault()
      lock()
    }
    window.addEventListener('keydown', onKeyDown)
    const stops = [
      host.onLock(() => lock()),
      watchIdle(
        window,
        () => Number(preferences.idleMinutes.get()) * 60_000,
        () => lock(),
      ),
    ]
    return () => {
      window.removeEventListener('keydown', onKeyDown)
      for (const stop of stops) stop()
    }
  }, [lock, host, preferences])
}
