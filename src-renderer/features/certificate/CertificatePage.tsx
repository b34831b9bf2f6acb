import { ArrowLeftOutlined } from '@ant-design/icons'
import { Alert, Button } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { parseCertificateText } from '#domain/certificate'
import { useDeskPorts } from '../../app/desk-ports.ts'
import { Choices } from '../../ui/Choices.tsx'
import { drop } from '../../ui/drop.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Paper } from '../../ui/Paper.tsx'
import { useWords } from '../../wording/use-words.ts'
import { useRegistration } from '../person/use-registration.ts'
import { type CertificateForm, CertificatePaper } from './CertificatePaper.tsx'
import { recordPrinting } from './record-printing.ts'
import './certificate.css'

/** The certificate as it will look on paper, and the ways to get it there. */
export function CertificatePage() {
  const { store, host } = useDeskPorts()
  const { t } = useWords()
  const { subject = '' } = useParams()
  const watched = useRegistration(subject)
  const [form, setForm] = useState<CertificateForm>('card')
  const [told, setTold] = useState<string | null>(null)
  if (watched === 'reading') return <p className="empty">{t('roster/loading')}</p>
  const signed = watched?.certificate ?? null
  const read = signed === null ? null : parseCertificateText(signed.payload)
  if (signed === null || read === null || !read.ok) {
    return <EmptyState title={t(signed === null ? 'certificate/notYet' : 'certificate/unreadable')} />
  }
  const { name, number } = read.value

  async function print(): Promise<void> {
    await host.print()
    await recordPrinting(store, subject, number, 'paper')
  }

  async function savePdf(): Promise<void> {
    const answer = await host.savePdf(`${t('certificate/fileName', { name, number })}.pdf`)
    if (answer.outcome === 'cancelled') return
    await recordPrinting(store, subject, number, 'pdf')
    setTold(
      answer.outcome === 'saved'
        ? t('certificate/saved', { name: answer.savedAs })
        : t('certificate/printDialog'),
    )
  }

  const paper = <CertificatePaper form={form} certificate={read.value} signed={signed} />
  return (
    <div className="page">
      <header className="page-head">
        <Link
          className="button-link"
          to={`/roster/${encodeURIComponent(subject)}`}
          aria-label={t('person/back')}
        >
          <ArrowLeftOutlined aria-hidden="true" />
        </Link>
        <h1>{t('certificate/title')}</h1>
        <Choices
          id="certificate-form"
          label={t('certificate/form')}
          options={[
            { value: 'card', label: t('certificate/card') },
            { value: 'sheet', label: t('certificate/sheet') },
          ]}
          value={form}
          onChange={setForm}
        />
        <Button size="large" onClick={() => drop(savePdf())}>
          {t('certificate/savePdf')}
        </Button>
        <Button type="primary" size="large" onClick={() => drop(print())}>
          {t('certificate/print')}
        </Button>
      </header>
      {told === null ? null : <Alert type="success" showIcon title={told} />}
      <div className="certificate-screen">{paper}</div>
      <Paper>{paper}</Paper>
    </div>
  )
}
