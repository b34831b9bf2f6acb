import { PrinterOutlined } from '@ant-design/icons'
import { Alert, Button, QRCode } from 'antd'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { DeskIdentity } from '#contracts/enrolment'
import type { Host } from '../../host/host.ts'
import { drop } from '../../ui/drop.ts'
import { formatLocal } from '../../ui/format-moment.ts'
import { Paper } from '../../ui/Paper.tsx'
import { useWords } from '../../wording/use-words.ts'

/** The office's recovery key, the one time that it is seen: on paper, in a cabinet, and nowhere else. */
export function RecoveryKeyStep(props: {
  readonly identity: DeskIdentity
  readonly host: Pick<Host, 'print'>
  readonly recoveryKey: string
  readonly lead: string
  /** What is done once it has been put away; on the button. */
  readonly go: string
  /** Makes it count; false where another window was faster. */
  readonly keep: () => Promise<boolean>
  /** Said then, and the way on. */
  readonly taken: { readonly title: string; readonly action: ReactNode }
}) {
  const { identity, host, recoveryKey, lead, go, taken } = props
  const { t } = useWords()
  const [putAway, setPutAway] = useState(false)
  const [asked, setAsked] = useState(false)
  const [progress, setProgress] = useState<'idle' | 'working' | 'taken' | 'failed'>('idle')

  async function keep(): Promise<void> {
    setProgress('working')
    try {
      if (!(await props.keep())) setProgress('taken')
    } catch {
      setProgress('failed')
    }
  }

  function onSubmit(event: FormEvent): void {
    event.preventDefault()
    setAsked(true)
    if (putAway && progress !== 'working') drop(keep())
  }
  const groups = (
    <p className="recovery-key" data-testid="recovery-key">
      {recoveryKey.split('-').map((group, at) => (
        // Two groups may be alike; their places are not.
        // biome-ignore lint/suspicious/noArrayIndexKey: the groups never change.
        <span key={at}>{group}</span>
      ))}
    </p>
  )
  return (
    <form className="door-form" onSubmit={onSubmit} noValidate>
      <h1>{t('vault/recovery/title')}</h1>
      <p className="soft">{lead}</p>
      <p>{t('vault/recovery/keep')}</p>
      {groups}
      <Button size="large" icon={<PrinterOutlined />} autoFocus onClick={() => drop(host.print())}>
        {t('vault/recovery/print')}
      </Button>
      <label className="put-away">
        <input type="checkbox" checked={putAway} onChange={(event) => setPutAway(event.target.checked)} />
        {t('vault/recovery/put')}
      </label>
      <p className="field-line" role="alert" data-wrong={asked && !putAway ? '' : undefined}>
        {asked && !putAway ? t('vault/recovery/putFirst') : null}
      </p>
      <Button type="primary" size="large" htmlType="submit">
        {go}
      </Button>
      {progress === 'taken' ? (
        <Alert type="warning" showIcon role="alert" title={taken.title} action={taken.action} />
      ) : null}
      {progress === 'failed' ? <Alert type="error" showIcon role="alert" title={t('vault/failed')} /> : null}
      <Paper>
        <article className="recovery-sheet">
          <h1>{t('vault/recovery/paper/title')}</h1>
          {groups}
          <QRCode
            type="svg"
            value={recoveryKey}
            errorLevel="M"
            bordered={false}
            color="#000000"
            bgColor="#ffffff"
          />
          <dl>
            <dt>{t('vault/recovery/paper/office')}</dt>
            <dd>{identity.organisation.name}</dd>
            <dt>{t('vault/recovery/paper/desk')}</dt>
            <dd>
              {identity.desk.name} {identity.desk.code}
            </dd>
            <dt>{t('vault/recovery/paper/at')}</dt>
            <dd>{formatLocal(new Date())}</dd>
          </dl>
          <p>{t('vault/recovery/paper/use')}</p>
          <p>{t('vault/recovery/paper/care')}</p>
        </article>
      </Paper>
    </form>
  )
}
