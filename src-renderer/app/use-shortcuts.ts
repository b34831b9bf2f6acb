import { useEffect } from 'react'
import { useNavigate } from 'react-router'
import { useStartFresh } from '../features/register/use-start-fresh.ts'
import { drop } from '../ui/drop.ts'

/** Keys that work on every page: F2 for the next resident, F4 for the roster's search. */
export function useShortcuts(): void {
  const navigate = useNavigate()
  const startFresh = useStartFresh()
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      if (event.key !== 'F2' && event.key !== 'F4') return
      // A question on the screen is answered first.
      if (document.querySelector('.ant-modal-confirm') !== null) return
      event.preventDefault()
      drop(Promise.resolve(navigate(event.key === 'F2' ? '/register' : '/roster')))
      if (event.key === 'F2') startFresh()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [navigate, startFresh])
}
