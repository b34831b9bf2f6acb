import {
  ApartmentOutlined,
  AuditOutlined,
  FormOutlined,
  SafetyCertificateOutlined,
  SettingOutlined,
  SyncOutlined,
  TeamOutlined,
} from '@ant-design/icons'
import { Suspense } from 'react'
import { NavLink, Outlet } from 'react-router'
import { useWords } from '../wording/use-words.ts'
import { useDeskPorts } from './desk-ports.ts'
import { LockButton } from './LockButton.tsx'
import { PageBoundary } from './PageBoundary.tsx'
import { SyncChip } from './SyncChip.tsx'
import { useShortcuts } from './use-shortcuts.ts'
import { WorkerSwitch } from './WorkerSwitch.tsx'

const PAGES = [
  { page: 'register', Icon: FormOutlined },
  { page: 'roster', Icon: TeamOutlined },
  { page: 'reviews', Icon: AuditOutlined },
  { page: 'groups', Icon: ApartmentOutlined },
  { page: 'verify', Icon: SafetyCertificateOutlined },
  { page: 'sync', Icon: SyncOutlined },
  { page: 'settings', Icon: SettingOutlined },
] as const

/** The rail on the left, the bar on top, and one page. Only pages that exist have an entry. */
export function DeskFrame() {
  const { identity } = useDeskPorts()
  const { t } = useWords()
  useShortcuts()
  // Only an organisation above others has something to decide.
  const pages = PAGES.filter(({ page }) => page !== 'reviews' || identity.organisation.level !== 'office')
  return (
    <div className="frame">
      <header className="top-bar">
        <div className="brand">
          <img src="./brand.svg" alt={t('frame/product')} />
        </div>
        <div className="office">
          <strong>{identity.organisation.name}</strong>
          <span>{identity.desk.name}</span>
        </div>
        <div className="spacer" />
        <SyncChip />
        <WorkerSwitch />
        <LockButton />
      </header>
      <nav className="rail" aria-label={t('frame/mainNavigation')}>
        {pages.map(({ page, Icon }) => (
          <NavLink key={page} to={`/${page}`} className={page === 'settings' ? 'last' : ''}>
            <Icon aria-hidden="true" />
            {t(`frame/pages/${page}`)}
          </NavLink>
        ))}
      </nav>
      <main className="stage" id="page">
        <PageBoundary>
          <Suspense fallback={<p className="empty">{t('frame/loadingPage')}</p>}>
            <Outlet />
          </Suspense>
        </PageBoundary>
      </main>
    </div>
  )
}
