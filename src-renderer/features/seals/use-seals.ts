import { useEffect, useState } from 'react'
import { type AnyFact, HUB } from '#domain/fact'
import { layoutOfKind } from '#domain/seal/seal-layouts'
import { isAlteration, type SealChecks, type SealFinding, verifySeal } from '#domain/seal/verify-seal'
import { useDeskPorts } from '../../app/desk-ports.ts'
import { drop } from '../../ui/drop.ts'
import { useSealChecks } from './use-seal-checks.ts'

export interface CheckedFact {
  readonly fact: AnyFact
  readonly findings: readonly SealFinding[]
}

/** What bears a consent about a subject, each with what its check found, and whatever else of it was altered; null while checking. */
export function useSeals(subject: string): readonly CheckedFact[] | null {
  const { store } = useDeskPorts()
  const checks = useSealChecks()
  const [checked, setChecked] = useState<readonly CheckedFact[] | null>(null)
  useEffect(() => {
    let current = true
    const stop = store.watchFactsOf(subject, (facts) => {
      drop(checkFacts(facts, checks).then((answer) => current && setChecked(answer)))
    })
    return () => {
      current = false
      stop()
    }
  }, [store, subject, checks])
  return checked
}

async function checkFacts(facts: readonly AnyFact[], checks: SealChecks): Promise<readonly CheckedFact[]> {
  const written = facts.filter(({ desk }) => desk !== HUB)
  const checked = await Promise.all(
    written.map(async (fact) => ({ fact, findings: await verifySeal(fact, checks) })),
  )
  return checked.filter(({ fact, findings }) => bearsConsent(fact) || findings.some(isAlteration))
}

function bearsConsent({ kind }: AnyFact): boolean {
  return layoutOfKind(kind) !== 'plain-1'
}
