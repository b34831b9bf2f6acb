import { ArrowLeftOutlined } from '@ant-design/icons'
import { Alert, Button } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { isMinorOn } from '#domain/policy/is-minor'
import { useDeskPorts } from '../../app/desk-ports.ts'
import { drop } from '../../ui/drop.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Paper } from '../../ui/Paper.tsx'
import { useWords } from '../../wording/use-words.ts'
import { useViewing } from '../minors/use-viewing.ts'
import { ViewingRefused } from '../minors/ViewingRefused.tsx'
import { ConsentSheet } from './ConsentSheet.tsx'
import { typeIsReady } from './type-is-ready.ts'
import { type GivenConsent, useGivenConsent } from './use-given-consent.ts'
import { useSignatureImage } from './use-signature-image.ts'

/** The consent of one person as the family takes it home. */
export function ConsentSheetPage() {
  const { today } = useDeskPorts()
  const { t } = useWords()
  const { subject = '' } = useParams()
  const given = useGivenConsent(subject)
  const isMinor = given !== 'reading' && given !== null && isMinorOn(given.registration.resident, today())
  const viewing = useViewing(subject, 'person-page', isMinor)
  const person = `/roster/${encodeURIComponent(subject)}`
  if (given === 'reading') return <p className="empty">{t('roster/loading')}</p>
  if (given === null) {
    return (
      <EmptyState title={t('consentSheet/none')} hint={t('consentSheet/noneHint')}>
        <Link className="button-link" to={person}>
          {t('consentSheet/back')}
        </Link>
      </EmptyState>
    )
  }
  if (viewing.state !== 'open') {
    return (
      <div className="page">
        {viewing.state === 'noting' ? <p className="empty">{t('minors/noting')}</p> : null}
        <ViewingRefused viewing={viewing} />
      </div>
    )
  }
  return <GivenConsentPage key={given.fact.id} given={given} person={person} />
}

function GivenConsentPage({ given, person }: { readonly given: GivenConsent; readonly person: string }) {
  const { host } = useDeskPorts()
  const { t } = useWords()
  const [told, setTold] = useState<string | null>(null)
  const { resident, volunteerNumber, provisionalNumber } = given.registration
  const signatureImage = useSignatureImage(resident.guardianConsent?.signature)

  async function print(): Promise<void> {
    await typeIsReady()
    await host.print()
  }

  async function savePdf(): Promise<void> {
    await typeIsReady()
    const number = volunteerNumber ?? provisionalNumber ?? ''
    const name = t('consentSheet/fileName', { name: resident.fullName ?? '', number })
    const answer = await host.savePdf(`${name}.pdf`)
    if (answer.outcome === 'cancelled') return
    setTold(
      answer.outcome === 'saved'
        ? t('consentSheet/saved', { name: answer.savedAs })
        : t('consentSheet/printDialog'),
    )
  }

  const sheet = <ConsentSheet given={given} signatureImage={signatureImage} />
  return (
    <div className="page">
      <header className="page-head">
        <Link className="button-link" to={person} aria-label={t('consentSheet/back')}>
          <ArrowLeftOutlined aria-hidden="true" />
        </Link>
        <h1>{t('consentSheet/page')}</h1>
        <Button size="large" onClick={() => drop(savePdf())}>
          {t('consentSheet/savePdf')}
        </Button>
        <Button type="primary" size="large" autoFocus onClick={() => drop(print())}>
          {t('consentSheet/print')}
        </Button>
      </header>
      {told === null ? null : <Alert type="success" showIcon title={told} />}
      <div className="consent-sheet-screen">{sheet}</div>
      <Paper>{sheet}</Paper>
    </div>
  )
}
