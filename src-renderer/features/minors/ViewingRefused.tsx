import { Alert, Button } from 'antd'
import { useWords } from '../../wording/use-words.ts'
import type { Viewing } from './use-viewing.ts'

/** Says why a minor's particulars are not shown, and what to do; nothing where they are, or will be in a moment. */
export function ViewingRefused({ viewing }: { readonly viewing: Viewing }) {
  const { t } = useWords()
  if (viewing.state !== 'refused') return null
  return (
    <Alert
      type="warning"
      showIcon
      title={t('minors/refused/title')}
      description={t(`minors/refused/${viewing.reason === 'disk-full' ? 'diskFull' : 'body'}`)}
      action={<Button onClick={viewing.again}>{t('minors/refused/again')}</Button>}
    />
  )
}
