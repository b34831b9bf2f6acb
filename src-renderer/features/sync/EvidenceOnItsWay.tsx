import { useSyncExternalStore } from 'react'
import { useDeskPorts } from '../../app/desk-ports.ts'
import { Status } from '../../ui/Status.tsx'
import { useWords } from '../../wording/use-words.ts'
import { sayableSize } from './sayable-size.ts'

/** Signature images and scans on their way: how many, how much of them, and which need a person. */
export function EvidenceOnItsWay() {
  const { evidence } = useDeskPorts()
  const { t } = useWords()
  const { waiting, bytesLeft, stuck } = useSyncExternalStore(evidence.watch, evidence.progress)
  const { unit, number } = sayableSize(bytesLeft)
  return (
    <section className="sheet" data-testid="evidence">
      <h2>{t('sync/evidence/title')}</h2>
      <p className="soft">
        {waiting === 0
          ? t('sync/evidence/none')
          : t('sync/evidence/left', { total: waiting, size: t(`sync/evidence/${unit}`, { number }) })}
      </p>
      {stuck === 0 ? null : <Status mood="wrong">{t('sync/evidence/stuck', { total: stuck })}</Status>}
    </section>
  )
}
