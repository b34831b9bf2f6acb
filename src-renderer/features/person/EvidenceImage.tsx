import { Button } from 'antd'
import { useCallback, useEffect, useRef, useState } from 'react'
import { EvidenceReference } from '#domain/facts/evidence-reference'
import { useDeskPorts } from '../../app/desk-ports.ts'
import { useHealth } from '../../app/use-health.ts'
import { drop } from '../../ui/drop.ts'
import { Status } from '../../ui/Status.tsx'
import { useWords } from '../../wording/use-words.ts'

type Shown =
  | { readonly state: 'fetching' | 'not-there' | 'altered' | 'no-hub' }
  | { readonly state: 'fetched'; readonly address: string }

/** Evidence, brought from the hub when somebody looks at it. It is held to its hash first: what was altered is never shown. */
export function EvidenceImage({ named, alt }: { readonly named: unknown; readonly alt: string }) {
  const { evidence } = useDeskPorts()
  const { t } = useWords()
  const [shown, setShown] = useState<Shown>({ state: 'fetching' })
  const [reference] = useState(() => EvidenceReference.safeParse(named))

  const look = useCallback(async () => {
    if (!reference.success) return setShown({ state: 'altered' })
    setShown({ state: 'fetching' })
    const found = await evidence.fetch(reference.data)
    if (found.outcome !== 'fetched') return setShown({ state: found.outcome })
    const image = new Blob([found.bytes], { type: reference.data.mediaType })
    setShown({ state: 'fetched', address: URL.createObjectURL(image) })
  }, [evidence, reference])
  useEffect(() => drop(look()), [look])

  // What could not be had may be there by now: the hub and this desk have just told each other all they know.
  const { lastCompleteContact } = useHealth()
  const lookedAt = useRef(lastCompleteContact)
  useEffect(() => {
    if (lookedAt.current === lastCompleteContact) return
    lookedAt.current = lastCompleteContact
    if (shown.state === 'no-hub' || shown.state === 'not-there') drop(look())
  }, [lastCompleteContact, shown, look])

  const address = shown.state === 'fetched' ? shown.address : null
  // Its bytes leave the memory with the page.
  useEffect(() => (address === null ? undefined : () => URL.revokeObjectURL(address)), [address])

  if (address !== null) return <img className="consent-signature" src={address} alt={alt} />
  return (
    <p className="evidence-away">
      <Status mood={shown.state === 'altered' ? 'wrong' : 'wait'}>
        {t(`person/evidence/${shown.state === 'fetched' ? 'fetching' : shown.state}`)}
      </Status>
      {shown.state === 'no-hub' || shown.state === 'not-there' ? (
        <Button onClick={() => drop(look())}>{t('person/evidence/again')}</Button>
      ) : null}
    </p>
  )
}
