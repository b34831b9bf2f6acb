import { useCallback, useEffect, useRef, useState } from 'react'
import { EvidenceReference } from '#domain/facts/evidence-reference'
import { useDeskPorts } from '../../app/desk-ports.ts'
import { useHealth } from '../../app/use-health.ts'
import { drop } from '../../ui/drop.ts'

export type ShownEvidence =
  | { readonly state: 'fetching' | 'not-there' | 'altered' | 'no-hub' }
  | { readonly state: 'fetched'; readonly address: string }

/** Evidence, brought from the hub when somebody looks at it. It is held to its hash first: what was altered is never shown. */
export function useEvidence(named: unknown): {
  readonly shown: ShownEvidence
  readonly lookAgain: () => Promise<void>
} {
  const { evidence } = useDeskPorts()
  const [shown, setShown] = useState<ShownEvidence>({ state: 'fetching' })
  const [reference] = useState(() => EvidenceReference.safeParse(named))

  const lookAgain = useCallback(async () => {
    if (!reference.success) return setShown({ state: 'altered' })
    setShown({ state: 'fetching' })
    const found = await evidence.fetch(reference.data)
    if (found.outcome !== 'fetched') return setShown({ state: found.outcome })
    const image = new Blob([found.bytes], { type: reference.data.mediaType })
    setShown({ state: 'fetched', address: URL.createObjectURL(image) })
  }, [evidence, reference])
  useEffect(() => drop(lookAgain()), [lookAgain])

  // What could not be had may be there by now: the hub and this desk have just told each other all they know.
  const { lastCompleteContact } = useHealth()
  const lookedAt = useRef(lastCompleteContact)
  useEffect(() => {
    if (lookedAt.current === lastCompleteContact) return
    lookedAt.current = lastCompleteContact
    if (shown.state === 'no-hub' || shown.state === 'not-there') drop(lookAgain())
  }, [lastCompleteContact, shown, lookAgain])

  const address = shown.state === 'fetched' ? shown.address : null
  // Its bytes leave the memory with the page.
  useEffect(() => (address === null ? undefined : () => URL.revokeObjectURL(address)), [address])
  return { shown, lookAgain }
}
