import { LockOutlined } from '@ant-design/icons'
import { Button, Modal } from 'antd'
import { useEffect, useState } from 'react'
import { useDeskPorts } from '../../app/desk-ports.ts'
import { OuterPage } from '../../app/OuterPage.tsx'
import { useHealth } from '../../app/use-health.ts'
import { formatLocal } from '../../ui/format-moment.ts'
import { useWords } from '../../wording/use-words.ts'
import { EnrolForm } from '../enrol/EnrolForm.tsx'
import { RetryLine } from './RetryLine.tsx'
import { UnsentFacts } from './UnsentFacts.tsx'
import './revoked.css'

/** Instead of every other page while the hub keeps this desk out for good: what happened, what to do, and nothing of anybody. */
export function RevokedPage() {
  const { identity, host, preferences } = useDeskPorts()
  const { t } = useWords()
  const { revokedSince } = useHealth()
  const [enrolling, setEnrolling] = useState(false)

  // A question that was open may name a person, and stands above every page.
  useEffect(() => Modal.destroyAll(), [])

  return (
    <OuterPage preferences={preferences}>
      <div className="revoked">
        <section className="sheet revoked-head" role="alert">
          <LockOutlined aria-hidden="true" />
          <div>
            <h1>{t('frame/revoked/title')}</h1>
            <p className="revoked-desk">
              {identity.organisation.name} · {identity.desk.name}
              <span className="soft"> {identity.desk.code}</span>
            </p>
            <p>
              {t('frame/revoked/what', {
                at: revokedSince === null ? '' : formatLocal(new Date(revokedSince)),
              })}
            </p>
            <p>{t('frame/revoked/whatToDo')}</p>
          </div>
        </section>
        {enrolling ? (
          <section className="sheet">
            <div className="revoked-enrol">
              <h2>{t('frame/revoked/enrolAgain')}</h2>
              <Button onClick={() => setEnrolling(false)}>{t('frame/revoked/back')}</Button>
            </div>
            <EnrolForm host={host} ownDesk={identity.desk.code} autoFocus />
          </section>
        ) : (
          <div className="revoked-columns">
            <UnsentFacts />
            <section className="sheet revoked-again">
              <h2>{t('frame/revoked/unlock')}</h2>
              <RetryLine>
                <Button size="large" onClick={() => setEnrolling(true)}>
                  {t('frame/revoked/enrolAgain')}
                </Button>
              </RetryLine>
              <p className="soft">{t('frame/revoked/enrolAgainHint')}</p>
            </section>
          </div>
        )}
      </div>
    </OuterPage>
  )
}
