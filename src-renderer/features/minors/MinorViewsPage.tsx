import { ArrowLeftOutlined } from '@ant-design/icons'
import { Button, Progress } from 'antd'
import { Link } from 'react-router'
import { Status } from '../../ui/Status.tsx'
import { useWords } from '../../wording/use-words.ts'
import { useViewings } from './use-viewings.ts'
import { ViewingsOfYear } from './ViewingsOfYear.tsx'
import './minors.css'

/** The yearly audit: who opened which minor's record (Regulations on the Protection of Minors in Cyberspace 37). */
export function MinorViewsPage() {
  const { t } = useWords()
  const [read, readAgain] = useViewings()
  return (
    <div className="page minor-views">
      <header className="page-head">
        <Link className="button-link" to="/settings" aria-label={t('minors/views/back')}>
          <ArrowLeftOutlined aria-hidden="true" />
        </Link>
        <h1>{t('minors/views/title')}</h1>
      </header>
      <p className="soft">{t('minors/views/hint')}</p>
      {read.state === 'reading' ? (
        <section className="sheet" role="status">
          <span>{t('minors/views/reading')}</span>
          <Progress
            percent={Math.floor((100 * read.done) / (read.total || 1))}
            format={() => `${read.done}/${read.total}`}
          />
        </section>
      ) : null}
      {read.state === 'failed' ? (
        <section className="sheet" role="alert">
          <Status mood="wrong">{t('minors/views/failed')}</Status>
          <Button onClick={readAgain}>{t('minors/views/again')}</Button>
        </section>
      ) : null}
      {read.state === 'read' ? <ViewingsOfYear viewings={read.viewings} /> : null}
    </div>
  )
}
