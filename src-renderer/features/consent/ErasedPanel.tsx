import { Button } from 'antd'
import type { Registration } from '#domain/registration/registration'
import { useDeskPorts } from '../../app/desk-ports.ts'
import { drop } from '../../ui/drop.ts'
import { Paper } from '../../ui/Paper.tsx'
import { useWords } from '../../wording/use-words.ts'
import { WithdrawalSheet } from './WithdrawalSheet.tsx'

/** The person has just been erased; the family's confirmation can be printed until the worker leaves the page. */
export function ErasedPanel({ last }: { readonly last: Registration }) {
  const { host } = useDeskPorts()
  const { t } = useWords()
  return (
    <section className="sheet consent-panel" data-consent="erased">
      <header>
        <h2>{t('consentLife/erased/title')}</h2>
      </header>
      <p>{t('consentLife/erased/printNow')}</p>
      <div className="consent-actions">
        <Button size="large" data-action="print" onClick={() => drop(host.print())}>
          {t('consentLife/print')}
        </Button>
      </div>
      <Paper>
        <WithdrawalSheet registration={last} />
      </Paper>
    </section>
  )
}
