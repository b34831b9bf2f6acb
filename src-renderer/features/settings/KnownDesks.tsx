import { Alert, Button } from 'antd'
import { useEffect, useState } from 'react'
import type { DeskIdentity } from '#contracts/enrolment'
import { useDeskPorts } from '../../app/desk-ports.ts'
import { drop } from '../../ui/drop.ts'
import { useWords } from '../../wording/use-words.ts'
import { openAnew } from '../enrol/open-anew.ts'

/** The other desks of this computer, where there are any: each keeps its own records, and may be opened again. */
export function KnownDesks() {
  const { identity, host } = useDeskPorts()
  const { t } = useWords()
  const [others, setOthers] = useState<readonly DeskIdentity[]>([])
  const [failed, setFailed] = useState(false)
  const own = identity.desk.code

  useEffect(() => {
    let watching = true
    const asked = host.knownDesks()
    drop(asked.then((all) => watching && setOthers(all.filter(({ desk }) => desk.code !== own))))
    return () => {
      watching = false
    }
  }, [host, own])

  async function open(deskCode: string): Promise<void> {
    if (await host.chooseDesk(deskCode)) openAnew(location)
    else setFailed(true)
  }

  if (others.length === 0) return null
  return (
    <section className="sheet">
      <h2>{t('settings/knownDesks')}</h2>
      <p className="soft">{t('settings/knownDesksHint')}</p>
      <ul className="known-desks">
        {others.map(({ desk, organisation }) => (
          <li key={desk.code}>
            <span>
              {organisation.name} · {desk.name}
              <span className="soft"> {desk.code}</span>
            </span>
            <Button onClick={() => drop(open(desk.code))}>{t('settings/openDesk')}</Button>
          </li>
        ))}
      </ul>
      {failed ? <Alert type="error" showIcon role="alert" title={t('settings/notChosen')} /> : null}
    </section>
  )
}
