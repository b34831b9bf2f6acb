import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useSearchParams } from 'react-router'
import { useDeskPorts } from '../../app/desk-ports.ts'
import { useWords } from '../../wording/use-words.ts'
import { EnrolForm } from '../enrol/EnrolForm.tsx'

/** A new enrolment for this desk: after a revocation, a lost keychain, or a move to another hub. Its facts stay where they are. */
export function EnrolAgain() {
  const { identity, host } = useDeskPorts()
  const { t } = useWords()
  const [asked] = useSearchParams()
  const [open, setOpen] = useState(asked.has('enrol'))
  const section = useRef<HTMLElement>(null)

  useEffect(() => {
    if (open) section.current?.scrollIntoView({ block: 'start' })
  }, [open])

  return (
    <section className="sheet enrol-again" ref={section}>
      <div>
        <h2>{t('settings/enrol')}</h2>
        <p className="soft">{t('settings/enrolHint')}</p>
      </div>
      <Button aria-expanded={open} onClick={() => setOpen(!open)}>
        {t(open ? 'settings/enrolClose' : 'settings/enrolOpen')}
      </Button>
      {open ? <EnrolForm host={host} ownDesk={identity.desk.code} autoFocus /> : null}
    </section>
  )
}
