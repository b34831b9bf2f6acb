import { Button, Progress } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { Link } from 'react-router'
import type { ChainFinding, ChainReport } from '#domain/seal/verify-chain'
import { useDeskPorts } from '../../app/desk-ports.ts'
import { useHealth } from '../../app/use-health.ts'
import { drop } from '../../ui/drop.ts'
import { Status } from '../../ui/Status.tsx'
import { useWords } from '../../wording/use-words.ts'
import { checkOwnChain } from './check-own-chain.ts'
import { sayFinding } from './say-finding.ts'
import { useSealChecks } from './use-seal-checks.ts'
import './seals.css'

type Check =
  | { readonly state: 'not-yet' | 'failed' }
  | { readonly state: 'checking'; readonly done: number; readonly total: number }
  | { readonly state: 'done'; readonly report: ChainReport; readonly confirmed: number | null }

/** Whether everything that this desk has written is still here and still what it was. */
export function ChainCheck() {
  const { store } = useDeskPorts()
  const { receipt } = useHealth()
  const { t } = useWords()
  const checks = useSealChecks()
  const [check, setCheck] = useState<Check>({ state: 'not-yet' })
  const leaving = useRef<AbortController | null>(null)
  useEffect(() => () => leaving.current?.abort(), [])

  async function run(): Promise<void> {
    const stop = new AbortController()
    leaving.current = stop
    const confirmed = receipt?.through ?? null
    const onProgress = (done: number, total: number): void => setCheck({ state: 'checking', done, total })
    onProgress(0, store.lastNumber())
    try {
      const report = await checkOwnChain(store, checks, { confirmed, onProgress, signal: stop.signal })
      setCheck({ state: 'done', report, confirmed })
    } catch {
      if (!stop.signal.aborted) setCheck({ state: 'failed' })
    }
  }

  return (
    <section className="sheet chain-check">
      <h2>{t('seals/chain/title')}</h2>
      <p className="soft">{t('seals/chain/hint')}</p>
      {check.state === 'checking' ? (
        <>
          <span>{t('seals/checking')}</span>
          <Progress
            percent={Math.floor((100 * check.done) / (check.total || 1))}
            format={() => `${check.done}/${check.total}`}
          />
        </>
      ) : (
        <Button onClick={() => drop(run())}>
          {t(check.state === 'not-yet' ? 'seals/chain/start' : 'seals/chain/again')}
        </Button>
      )}
      <div className="chain-answer" aria-live="polite">
        {check.state === 'failed' ? <Status mood="wrong">{t('seals/chain/failed')}</Status> : null}
        {check.state === 'done' ? <ChainAnswer report={check.report} confirmed={check.confirmed} /> : null}
      </div>
    </section>
  )
}

function ChainAnswer({
  report,
  confirmed,
}: {
  readonly report: ChainReport
  readonly confirmed: number | null
}) {
  const { t } = useWords()
  const { facts, beforeSeals, unchecked, findingCount, findings } = report
  if (facts === 0 && findingCount === 0) return <p>{t('seals/chain/empty')}</p>
  return (
    <>
      <Status mood={findingCount === 0 ? 'good' : 'wrong'}>
        {findingCount === 0
          ? t('seals/chain/whole', { total: facts })
          : t('seals/chain/damaged', { total: facts, count: findingCount })}
      </Status>
      {beforeSeals === 0 ? null : <p>{t('seals/chain/beforeSeals', { total: beforeSeals })}</p>}
      {unchecked === 0 ? null : <p>{t('seals/chain/unchecked', { total: unchecked })}</p>}
      {confirmed === null ? <p>{t('seals/chain/noReceipt')}</p> : null}
      {findingCount === 0 ? null : <p>{t('seals/call')}</p>}
      <ul className="chain-findings">
        {findings.map((found) => (
          <ChainFindingLine key={JSON.stringify(found)} found={found} />
        ))}
      </ul>
      {findingCount > findings.length ? (
        <p>{t('seals/chain/more', { total: findingCount - findings.length })}</p>
      ) : null}
    </>
  )
}

function ChainFindingLine({ found }: { readonly found: ChainFinding }) {
  const { t } = useWords()
  const subject = found.finding === 'missing' ? '' : found.id.slice(0, found.id.lastIndexOf(':'))
  return (
    <li>
      <span>{say()}</span>
      {subject.startsWith('registration:') ? (
        <Link className="button-link" to={`/roster/${encodeURIComponent(subject)}`}>
          {t('seals/chain/openPerson')}
        </Link>
      ) : null}
    </li>
  )

  function say(): string {
    if (found.finding === 'fact-altered')
      return t('seals/chain/altered', { n: found.n, what: sayFinding(found.found, t) })
    if (found.finding !== 'missing') return t(`seals/chain/${found.finding}`, { n: found.n })
    const { from, through } = found
    return from === through
      ? t('seals/chain/missing', { n: from })
      : t('seals/chain/missingRange', { from, through })
  }
}
