import { Alert, Button, Input } from 'antd'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { DirectoryEntry } from '#contracts/directory'
import { type CertificatePayload, type CertificateProblem, verifyCertificate } from '#domain/certificate'
import type { Result } from '#domain/result'
import { useDeskPorts } from '../../app/desk-ports.ts'
import { drop } from '../../ui/drop.ts'
import { useWords } from '../../wording/use-words.ts'
import { verifyWithDirectory } from './verify-signature.ts'
import './verify.css'

/** Whether a certificate is true: scanned or pasted, checked with the keys on this disk, answered in one plain sentence. */
export function VerifyPage() {
  const { store } = useDeskPorts()
  const { t } = useWords()
  const directory = useRef<readonly DirectoryEntry[]>([])
  const [scanned, setScanned] = useState('')
  const [answer, setAnswer] = useState<Result<CertificatePayload, CertificateProblem> | 'unsupported' | null>(
    null,
  )
  useEffect(
    () =>
      store.watchDirectory((entries) => {
        directory.current = entries
      }),
    [store],
  )

  async function check(): Promise<void> {
    try {
      setAnswer(await verifyCertificate(scanned, verifyWithDirectory(directory.current, crypto.subtle)))
    } catch {
      // A browser without Ed25519 throws; it must not look like a forged certificate.
      setAnswer('unsupported')
    }
  }

  function onSubmit(event: FormEvent): void {
    event.preventDefault()
    drop(check())
  }

  return (
    <div className="page">
      <header className="page-head">
        <h1>{t('verify/title')}</h1>
      </header>
      <form className="sheet verify" onSubmit={onSubmit}>
        <p className="soft">{t('verify/lead')}</p>
        <label className="field-label" htmlFor="scanned">
          {t('verify/label')}
        </label>
        <Input.TextArea
          id="scanned"
          autoFocus
          rows={4}
          spellCheck={false}
          placeholder={t('verify/placeholder')}
          value={scanned}
          onChange={(event) => {
            setScanned(event.target.value)
            setAnswer(null)
          }}
          // A scanner ends with Enter.
          onPressEnter={onSubmit}
        />
        <Button type="primary" size="large" htmlType="submit" disabled={scanned.trim() === ''}>
          {t('verify/check')}
        </Button>
      </form>
      <Answer answer={answer} />
    </div>
  )
}

function Answer(props: {
  readonly answer: Result<CertificatePayload, CertificateProblem> | 'unsupported' | null
}) {
  const { answer } = props
  const { t } = useWords()
  if (answer === null) return null
  if (answer === 'unsupported') {
    return (
      <Alert
        type="warning"
        showIcon
        title={t('verify/unsupported')}
        description={t('verify/unsupportedBody')}
      />
    )
  }
  if (!answer.ok) {
    const code = answer.problems[0]?.code ?? 'not-a-certificate'
    return (
      <Alert
        type={code === 'signature-wrong' ? 'error' : 'warning'}
        showIcon
        title={t(`verify/${code}`)}
        description={t(`verify/${code}Body`)}
      />
    )
  }
  const { name, number, office, enrolledOn } = answer.value
  return (
    <section className="sheet genuine" role="status">
      <Alert type="success" showIcon title={t('verify/genuine')} description={t('verify/genuineBody')} />
      <dl className="facts">
        <dt>{t('certificate/name')}</dt>
        <dd>{name}</dd>
        <dt>{t('certificate/number')}</dt>
        <dd>{number}</dd>
        <dt>{t('certificate/office')}</dt>
        <dd>{office}</dd>
        <dt>{t('certificate/issuedOn')}</dt>
        <dd>{enrolledOn}</dd>
      </dl>
    </section>
  )
}
