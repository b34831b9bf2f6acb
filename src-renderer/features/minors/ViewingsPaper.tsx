import { useDeskPorts } from '../../app/desk-ports.ts'
import { formatLocal } from '../../ui/format-moment.ts'
import { Paper } from '../../ui/Paper.tsx'
import { useWords } from '../../wording/use-words.ts'
import type { ViewingLine } from './ViewingsTable.tsx'
import { VIEWING_COLUMNS } from './viewing-words.ts'

/** The whole year on paper; the head of the table comes again on every sheet. */
export function ViewingsPaper(props: { readonly lines: readonly ViewingLine[]; readonly year: string }) {
  const { identity, now } = useDeskPorts()
  const { t } = useWords()
  return (
    <Paper>
      <article className="viewings-paper">
        <h1>
          {t('minors/views/title')} {props.year}
        </h1>
        <p>{t('minors/views/printedAt', { office: identity.organisation.name, at: formatLocal(now()) })}</p>
        <table>
          <thead>
            <tr>
              {VIEWING_COLUMNS.map((column) => (
                <th key={column}>{t(`minors/views/columns/${column}`)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {props.lines.map(({ viewing, said }) => (
              <tr key={viewing.factId}>
                {VIEWING_COLUMNS.map((column) => (
                  <td key={column}>{said[column]}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </article>
    </Paper>
  )
}
