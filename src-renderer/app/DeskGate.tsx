import { Button } from 'antd'
import { type ReactNode, use, useState } from 'react'
import { RouterProvider } from 'react-router/dom'
import { FirstRunPage } from '../features/enrol/FirstRunPage.tsx'
import { RevokedPage } from '../features/revoked/RevokedPage.tsx'
import { DoorPage } from '../features/vault/DoorPage.tsx'
import type { Host } from '../host/host.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { useWords } from '../wording/use-words.ts'
import type { DeskDoor } from './desk-door.ts'
import { type DeskPorts, DeskPortsContext } from './desk-ports.ts'
import type { Preferences } from './preferences.ts'
import { createRouter } from './routes.tsx'
import { useHealth } from './use-health.ts'
import { useLocking } from './use-locking.ts'

/** What came of opening the desk. Every outcome has a page that says what to do. */
export type OpenedDesk =
  | { readonly outcome: 'open'; readonly ports: DeskPorts }
  | { readonly outcome: 'locked'; readonly door: DeskDoor }
  | { readonly outcome: 'unnamed'; readonly host: Host; readonly preferences: Preferences }
  | { readonly outcome: 'open-elsewhere' }
  | { readonly outcome: 'broken' }

/** Shows the desk, or why it is not open. */
export function DeskGate({ opening }: { readonly opening: Promise<OpenedDesk> }) {
  const { t } = useWords()
  const found = use(opening)
  const [entered, setEntered] = useState<OpenedDesk | null>(null)
  const opened = entered ?? found
  switch (opened.outcome) {
    case 'open':
      return <OpenDesk ports={opened.ports} />
    case 'locked':
      return <DoorPage door={opened.door} onEntered={setEntered} />
    case 'unnamed':
      return <FirstRunPage host={opened.host} preferences={opened.preferences} />
    case 'open-elsewhere':
      return (
        <EmptyState title={t('frame/otherWindow/title')} hint={t('frame/otherWindow/body')}>
          <Button type="primary" size="large" onClick={() => location.reload()}>
            {t('frame/otherWindow/retry')}
          </Button>
        </EmptyState>
      )
    case 'broken':
      return (
        <EmptyState title={t('frame/broken/title')} hint={t('frame/broken/body')}>
          <Button type="primary" size="large" onClick={() => location.reload()}>
            {t('frame/broken/retry')}
          </Button>
        </EmptyState>
      )
  }
}

/** Said while the disk is being read: never a blank window. */
export function Opening() {
  const { t } = useWords()
  return <EmptyState title={t('frame/opening')} />
}

function OpenDesk({ ports }: { readonly ports: DeskPorts }) {
  const [router] = useState(createRouter)
  useLocking(ports)
  return (
    <DeskPortsContext value={ports}>
      <UnlessRevoked>
        <RouterProvider router={router} />
      </UnlessRevoked>
    </DeskPortsContext>
  )
}

/** While the hub keeps this desk out for good, no page of it is shown. What was being filled in is kept by the form, not by its page. */
function UnlessRevoked({ children }: { readonly children: ReactNode }) {
  return useHealth().revokedSince === null ? children : <RevokedPage />
}
