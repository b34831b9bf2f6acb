import { Button } from 'antd'
import { useWords } from '../../wording/use-words.ts'

/** A guardian's consent is opened on purpose: nobody approves a child in passing. */
export function ConsentGate({ onOpen }: { readonly onOpen: () => void }) {
  const { t } = useWords()
  return (
    <section className="sheet consent-gate">
      <div>
        <h2>{t('review/consent/title')}</h2>
        <p>{t('review/consent/closed')}</p>
      </div>
      <Button size="large" onClick={onOpen}>
        {t('review/consent/open')} <kbd>{t('review/consent/key')}</kbd>
      </Button>
    </section>
  )
}
