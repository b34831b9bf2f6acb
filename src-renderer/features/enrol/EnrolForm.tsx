import { Alert, Button } from 'antd'
import { type FormEvent, useEffect, useState } from 'react'
import { useWatched } from '../../app/use-watched.ts'
import type { Host } from '../../host/host.ts'
import { drop } from '../../ui/drop.ts'
import { useWords } from '../../wording/use-words.ts'
import { CodeField } from './CodeField.tsx'
import { createEnrolmentForm } from './enrolment-form.ts'
import { HandedInEnrolment } from './HandedInEnrolment.tsx'
import { HandInFields } from './HandInFields.tsx'
import { openAnew } from './open-anew.ts'
import './enrol.css'

/** A sealed enrolment and its one-time code: for a new desk, and for one that must be enrolled again. */
export function EnrolForm(props: {
  readonly host: Pick<Host, 'enrolSealed'>
  /** The desk that is open here, where one is. */
  readonly ownDesk: string | null
  readonly autoFocus?: boolean
}) {
  const { host, ownDesk, autoFocus = false } = props
  const { t } = useWords()
  const [form] = useState(() => createEnrolmentForm(host))
  const { handedIn, textProblem, code, codeProblem, progress } = useWatched(form)
  const working = progress === 'working'

  useEffect(() => {
    if (progress === 'kept') openAnew(location)
  }, [progress])

  function onSubmit(event: FormEvent): void {
    event.preventDefault()
    drop(form.enrol())
  }

  if (progress === 'kept') return <p role="status">{t('frame/enrol/kept')}</p>
  if (progress === 'until-closed') {
    return (
      <Alert
        type="warning"
        showIcon
        title={t('frame/enrol/untilClosed')}
        description={t('frame/enrol/untilClosedBody')}
        action={
          <Button type="primary" size="large" autoFocus onClick={() => openAnew(location)}>
            {t('frame/enrol/open')}
          </Button>
        }
      />
    )
  }
  return (
    <form className="enrol" onSubmit={onSubmit} noValidate>
      <section className="enrol-step" aria-labelledby="enrol-file">
        <h2 id="enrol-file">{t('frame/enrol/file')}</h2>
        {handedIn === null ? (
          <HandInFields form={form} problem={textProblem} autoFocus={autoFocus} />
        ) : (
          <HandedInEnrolment
            handedIn={handedIn}
            ownDesk={ownDesk}
            disabled={working}
            onBack={form.giveBack}
          />
        )}
      </section>
      <section className="enrol-step" aria-labelledby="enrol-code">
        <h2 id="enrol-code">{t('frame/enrol/code')}</h2>
        <div className="enrol-code">
          <CodeField
            code={code}
            problem={codeProblem}
            waiting={working}
            wanted={handedIn !== null}
            onChange={form.typeCode}
          />
          <Button type="primary" size="large" htmlType="submit" disabled={working}>
            {t(working ? 'frame/enrol/working' : 'frame/enrol/submit')}
          </Button>
        </div>
        <p className="soft" role="status">
          {working ? t('frame/enrol/workingBody') : ''}
        </p>
      </section>
      {progress === 'not-stored' || progress === 'failed' ? (
        <Alert
          type="error"
          showIcon
          role="alert"
          title={t(progress === 'failed' ? 'frame/enrol/failed' : 'frame/enrol/notStored')}
          description={t(progress === 'failed' ? 'frame/enrol/failedBody' : 'frame/enrol/notStoredBody')}
        />
      ) : null}
    </form>
  )
}
