import { Button } from 'antd'
import { use, useState } from 'react'
import { RouterProvider } from 'react-router/dom'
import { UnnamedDesk } from '../features/enrol/UnnamedDesk.tsx'
import type { Host } from '../host/host.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { useWords } from '../wording/use-words.ts'
import { type DeskPorts, DeskPortsContext } from './desk-ports.ts'
import { createRouter } from './routes.tsx'

/** What came of opening the desk. Every outcome has a page that says what to do. */
export type OpenedDesk =
  | { readonly outcome: 'open'; readonly ports: DeskPorts }
  | { readonly outcome: 'unnamed'; readonly host: Host }
  | { readonly outcome: 'open-elsewhere' }
  | { readonly outcome: 'broken' }

/** Shows the desk, or why it is not open. */
export function DeskGate({ opening }: { readonly opening: Promise<OpenedDesk> }) {
  const { t } = useWords()
  const opened = use(opening)
  switch (opened.outcome) {
    case 'open':
      return <OpenDesk ports={opened.ports} />
    case 'unnamed':
      return <UnnamedDesk edition={opened.host.edition} />
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
  return (
    <DeskPortsContext value={ports}>
      <RouterProvider router={router} />
    </DeskPortsContext>
  )
}
