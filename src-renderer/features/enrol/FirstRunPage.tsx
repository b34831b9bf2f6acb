import { OuterPage } from '../../app/OuterPage.tsx'
import type { Preferences } from '../../app/preferences.ts'
import type { Host } from '../../host/host.ts'
import { useWords } from '../../wording/use-words.ts'
import { DeskCodeForm } from './DeskCodeForm.tsx'
import { EnrolForm } from './EnrolForm.tsx'

/** The page of a program that does not know its desk yet: an enrolment and its code are all it needs. */
export function FirstRunPage(props: { readonly host: Host; readonly preferences: Preferences }) {
  const { host, preferences } = props
  const { t } = useWords()
  const asked = new URL(location.href).searchParams.get('desk')
  return (
    <OuterPage preferences={preferences}>
      <div className="first-run">
        <header>
          <h1>{t('frame/enrol/title')}</h1>
          <p className="soft">{t('frame/enrol/lead')}</p>
        </header>
        <div className="sheet">
          <EnrolForm host={host} ownDesk={null} autoFocus={asked === null} />
        </div>
        {host.edition === 'browser' ? (
          <section className="sheet second-way">
            <DeskCodeForm asked={asked} />
          </section>
        ) : null}
      </div>
    </OuterPage>
  )
}
