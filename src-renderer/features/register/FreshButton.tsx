import { Button } from 'antd'
import { useWords } from '../../wording/use-words.ts'
import { useStartFresh } from './use-start-fresh.ts'

/** F2: the next resident. */
export function FreshButton() {
  const { t } = useWords()
  const startFresh = useStartFresh()
  return (
    <Button size="large" onClick={startFresh}>
      {t('register/fresh')}
      <kbd>{t('register/freshKey')}</kbd>
    </Button>
  )
}
