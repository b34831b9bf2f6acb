import { Button } from 'antd'
import { drop } from '../../ui/drop.ts'
import { Status } from '../../ui/Status.tsx'
import { useWords } from '../../wording/use-words.ts'
import { useEvidence } from './use-evidence.ts'

/** Evidence as it is looked at, or why it cannot be. */
export function EvidenceImage({ named, alt }: { readonly named: unknown; readonly alt: string }) {
  const { t } = useWords()
  const { shown, lookAgain } = useEvidence(named)
  if (shown.state === 'fetched') return <img className="consent-signature" src={shown.address} alt={alt} />
  return (
    <p className="evidence-away">
      <Status mood={shown.state === 'altered' ? 'wrong' : 'wait'}>
        {t(`person/evidence/${shown.state}`)}
      </Status>
      {shown.state === 'no-hub' || shown.state === 'not-there' ? (
        <Button onClick={() => drop(lookAgain())}>{t('person/evidence/again')}</Button>
      ) : null}
    </p>
  )
}
