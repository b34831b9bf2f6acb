import { lazy } from 'react'
import { createHashRouter, Navigate } from 'react-router'
import { CorrectionGate } from '../features/minors/CorrectionGate.tsx'
import { RegisterPage } from '../features/register/RegisterPage.tsx'
import { DeskFrame } from './DeskFrame.tsx'

// The counter page comes with the first bundle; every other page when it is opened.
const RosterPage = lazy(async () => ({
  default: (await import('../features/roster/RosterPage.tsx')).RosterPage,
}))
const PersonPage = lazy(async () => ({
  default: (await import('../features/person/PersonPage.tsx')).PersonPage,
}))
const ConsentQueuePage = lazy(async () => ({
  default: (await import('../features/consent/ConsentQueuePage.tsx')).ConsentQueuePage,
}))
const CertificatePage = lazy(async () => ({
  default: (await import('../features/certificate/CertificatePage.tsx')).CertificatePage,
}))
const BlankSheetsPage = lazy(async () => ({
  default: (await import('../features/consent-sheet/BlankSheetsPage.tsx')).BlankSheetsPage,
}))
const ConsentSheetPage = lazy(async () => ({
  default: (await import('../features/consent-sheet/ConsentSheetPage.tsx')).ConsentSheetPage,
}))
const ReviewsPage = lazy(async () => ({
  default: (await import('../features/reviews/ReviewsPage.tsx')).ReviewsPage,
}))
const ReviewPage = lazy(async () => ({
  default: (await import('../features/reviews/ReviewPage.tsx')).ReviewPage,
}))
const GroupsPage = lazy(async () => ({
  default: (await import('../features/groups/GroupsPage.tsx')).GroupsPage,
}))
const ApplyPage = lazy(async () => ({
  default: (await import('../features/groups/GroupFormPage.tsx')).ApplyPage,
}))
const CorrectGroupPage = lazy(async () => ({
  default: (await import('../features/groups/GroupFormPage.tsx')).CorrectGroupPage,
}))
const GroupPage = lazy(async () => ({
  default: (await import('../features/groups/GroupPage.tsx')).GroupPage,
}))
const VerifyPage = lazy(async () => ({
  default: (await import('../features/verify/VerifyPage.tsx')).VerifyPage,
}))
const SyncPage = lazy(async () => ({ default: (await import('../features/sync/SyncPage.tsx')).SyncPage }))
const MinorViewsPage = lazy(async () => ({
  default: (await import('../features/minors/MinorViewsPage.tsx')).MinorViewsPage,
}))
const RenewRecoveryPage = lazy(async () => ({
  default: (await import('../features/vault/RenewRecoveryPage.tsx')).RenewRecoveryPage,
}))
const SettingsPage = lazy(async () => ({
  default: (await import('../features/settings/SettingsPage.tsx')).SettingsPage,
}))

/** A hash router works below `app://desk/` and below `/desk/` alike. */
export function createRouter() {
  return createHashRouter([
    {
      element: <DeskFrame />,
      children: [
        {
          path: '/register',
          element: (
            <CorrectionGate>
              <RegisterPage />
            </CorrectionGate>
          ),
        },
        { path: '/roster', element: <RosterPage /> },
        { path: '/consents', element: <ConsentQueuePage /> },
        { path: '/consents/blank', element: <BlankSheetsPage /> },
        { path: '/roster/:subject', element: <PersonPage /> },
        { path: '/roster/:subject/certificate', element: <CertificatePage /> },
        { path: '/roster/:subject/consent', element: <ConsentSheetPage /> },
        { path: '/reviews', element: <ReviewsPage /> },
        { path: '/reviews/:subject', element: <ReviewPage /> },
        { path: '/groups', element: <GroupsPage /> },
        { path: '/groups/apply', element: <ApplyPage /> },
        { path: '/groups/:subject', element: <GroupPage /> },
        { path: '/groups/:subject/correct', element: <CorrectGroupPage /> },
        { path: '/verify', element: <VerifyPage /> },
        { path: '/sync', element: <SyncPage /> },
        { path: '/minor-views', element: <MinorViewsPage /> },
        { path: '/recovery-code', element: <RenewRecoveryPage /> },
        { path: '/settings', element: <SettingsPage /> },
        { path: '*', element: <Navigate to="/register" replace /> },
      ],
    },
  ])
}
