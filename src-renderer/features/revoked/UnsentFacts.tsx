import { Alert, Button, Progress } from 'antd'
import { useEffect, useState } from 'react'
import type { DirectoryEntry } from '#contracts/directory'
import { useDeskPorts } from '../../app/desk-ports.ts'
import { useHealth } from '../../app/use-health.ts'
import { drop } from '../../ui/drop.ts'
import { useWords } from '../../wording/use-words.ts'
import {
  type ExportAnswer,
  type ExportProgress,
  exportFileName,
  exportUnsent,
  findExportKey,
} from './export-unsent.ts'

type Said = ExportAnswer | { readonly outcome: 'failed' } | ({ readonly outcome: 'working' } & ExportProgress)

interface Unsent {
  readonly facts: number
  readonly evidence: number
}

/** How many facts and pieces of evidence the hub never got, and the way to carry them there by hand. */
export function UnsentFacts() {
  const { identity, store, sync, evidence, host, today } = useDeskPorts()
  const { t } = useWords()
  const { waiting, refused } = useHealth()
  const [facts, setFacts] = useState<number | null>(null)
  const [pieces, setPieces] = useState(() => evidence.unsent().length)
  const [directory, setDirectory] = useState<readonly DirectoryEntry[]>([])
  const [answer, setAnswer] = useState<Said | null>(null)
  const fileName = exportFileName(t('frame/revoked/fileName'), identity.desk.code, today())
  const missesKey = findExportKey(directory) === null
  const unsent = facts === null ? null : { facts, evidence: pieces }
  const total = facts === null ? null : facts + pieces

  useEffect(() => evidence.watch(() => setPieces(evidence.unsent().length)), [evidence])
  useEffect(() => store.watchDirectory(setDirectory), [store])
  // biome-ignore lint/correctness/useExhaustiveDependencies: counted anew when what waits or was refused changes.
  useEffect(() => {
    let watching = true
    drop(sync.unsent().then(({ length }) => watching && setFacts(length)))
    return () => {
      watching = false
    }
  }, [sync, waiting.count, refused])

  async function save(): Promise<void> {
    const tell = (progress: ExportProgress) => setAnswer({ outcome: 'working', ...progress })
    tell({ done: 0, of: 0 })
    try {
      setAnswer(await exportUnsent({ identity, sync, evidence, host, directory }, fileName, tell))
    } catch {
      setAnswer({ outcome: 'failed' })
    }
  }

  return (
    <section className="sheet unsent">
      <h2>{t('frame/revoked/unsent')}</h2>
      <strong className="figure" data-testid="unsent">
        {total ?? '…'}
      </strong>
      <p>{t(unsentSentence(unsent), { ...unsent })}</p>
      {total === null || total === 0 ? null : (
        <>
          {missesKey ? (
            <Alert type="warning" showIcon title={t('frame/revoked/exported/no-key')} />
          ) : (
            <Button
              type="primary"
              size="large"
              disabled={answer?.outcome === 'working'}
              onClick={() => drop(save())}
            >
              {t('frame/revoked/export')}
            </Button>
          )}
          <ExportWords answer={answer} fileName={fileName} />
        </>
      )}
    </section>
  )
}

function unsentSentence(unsent: Unsent | null) {
  if (unsent === null) return 'frame/revoked/counting'
  if (unsent.evidence > 0) return 'frame/revoked/unsentWithEvidence'
  return unsent.facts === 0 ? 'frame/revoked/unsentNone' : 'frame/revoked/unsentSome'
}

function ExportWords(props: { readonly answer: Said | null; readonly fileName: string }) {
  const { answer, fileName } = props
  const { t } = useWords()
  if (answer === null) return null
  const { outcome } = answer
  if (outcome === 'working' || outcome === 'cancelled') {
    return (
      <>
        <p className="soft" role="status">
          {t(`frame/revoked/exported/${outcome}`)}
        </p>
        {outcome === 'working' && answer.of > 0 ? (
          <Progress percent={Math.floor((answer.done / answer.of) * 100)} />
        ) : null}
      </>
    )
  }
  const done = outcome === 'saved' || outcome === 'downloaded'
  const where = outcome === 'saved' ? answer.savedAs : fileName
  return (
    <div ref={bringIntoSight}>
      <Alert
        type={done ? 'success' : 'error'}
        showIcon
        role="status"
        title={t(`frame/revoked/exported/${outcome}`, { where })}
        description={done ? t('frame/revoked/exportedNext') : undefined}
      />
    </div>
  )
}

/** In large type the answer may come below the fold. */
function bringIntoSight(answer: HTMLElement | null): void {
  answer?.scrollIntoView({ block: 'nearest' })
}
