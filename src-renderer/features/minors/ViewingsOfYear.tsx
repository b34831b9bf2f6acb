import { Alert, Button, Select } from 'antd'
import { useMemo, useState } from 'react'
import type { Viewing } from '#domain/minors/list-viewings'
import { toCsv } from '#domain/text/to-csv'
import { useDeskPorts } from '../../app/desk-ports.ts'
import type { SaveFileAnswer } from '../../host/host.ts'
import { drop } from '../../ui/drop.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { useWords } from '../../wording/use-words.ts'
import { yearOf, yearsOf } from './read-viewings.ts'
import { ViewingsPaper } from './ViewingsPaper.tsx'
import { ViewingsTable } from './ViewingsTable.tsx'
import { sayViewing, VIEWING_COLUMNS } from './viewing-words.ts'

/** One year of them: how many, each in a line, and the ways to hand them to whoever audits. */
export function ViewingsOfYear({ viewings }: { readonly viewings: readonly Viewing[] }) {
  const { identity, host, today } = useDeskPorts()
  const { t } = useWords()
  const thisYear = today().slice(0, 4)
  const [year, setYear] = useState(thisYear)
  const [exported, setExported] = useState<SaveFileAnswer | null>(null)
  const chosen = useMemo(() => viewings.filter((viewing) => yearOf(viewing) === year), [viewings, year])
  const lines = useMemo(
    () => chosen.map((viewing) => ({ viewing, said: sayViewing(viewing, identity, t) })),
    [chosen, identity, t],
  )
  const fileName = `${t('minors/views/fileName', { office: identity.organisation.name, year })}.csv`

  async function exportTable(): Promise<void> {
    const head = [
      ...VIEWING_COLUMNS.map((column) => t(`minors/views/columns/${column}`)),
      ...[t('minors/views/workerId'), t('minors/views/fact')],
    ]
    const rows = lines.map(({ viewing, said }) => [
      ...VIEWING_COLUMNS.map((column) => said[column]),
      ...[viewing.worker, viewing.factId],
    ])
    setExported(await host.saveFile(fileName, toCsv([head, ...rows])))
  }

  return (
    <>
      <div className="minor-views-tools">
        <Select
          size="large"
          aria-label={t('minors/views/year')}
          value={year}
          options={yearsOf(viewings, thisYear).map((value) => ({ value, label: value }))}
          onChange={(value: string) => {
            setYear(value)
            setExported(null)
          }}
        />
        <span role="status" data-testid="viewing-counts">
          {t('minors/views/counts', {
            year,
            views: chosen.length,
            people: new Set(chosen.map(({ subject }) => subject)).size,
            workers: new Set(chosen.map(({ worker }) => worker)).size,
          })}
        </span>
        <Button size="large" disabled={lines.length === 0} onClick={() => drop(exportTable())}>
          {t('minors/views/export')}
        </Button>
        <Button size="large" disabled={lines.length === 0} onClick={() => drop(host.print())}>
          {t('minors/views/print')}
        </Button>
      </div>
      {exported === null ? null : <Exported answer={exported} fileName={fileName} />}
      <section className="sheet">
        {lines.length === 0 ? (
          <EmptyState title={t('minors/views/none', { year })} hint={t('minors/views/noneHint')} />
        ) : (
          <ViewingsTable lines={lines} />
        )}
      </section>
      {lines.length === 0 ? null : <ViewingsPaper lines={lines} year={year} />}
    </>
  )
}

function Exported({ answer, fileName }: { readonly answer: SaveFileAnswer; readonly fileName: string }) {
  const { t } = useWords()
  const { outcome } = answer
  return (
    <Alert
      type={outcome === 'not-written' ? 'error' : outcome === 'cancelled' ? 'info' : 'success'}
      showIcon
      title={t(`minors/views/exported/${outcome}`, {
        where: outcome === 'saved' ? answer.savedAs : fileName,
      })}
    />
  )
}
