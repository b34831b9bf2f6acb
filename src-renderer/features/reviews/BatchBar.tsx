import { Alert, App, Button, Progress } from 'antd'
import { useState } from 'react'
import { useDeskPorts } from '../../app/desk-ports.ts'
import type { ReviewRow } from '../../store/review-row.ts'
import { type StoreFailureReason, toStoreFailure } from '../../store/store-failure.ts'
import { drop } from '../../ui/drop.ts'
import { useWords } from '../../wording/use-words.ts'
import { approveTogether, type BatchOutcome } from './approve-together.ts'

type Batch =
  | { readonly step: 'idle' }
  | { readonly step: 'working'; readonly done: number; readonly total: number }
  | { readonly step: 'done'; readonly outcome: BatchOutcome }
  | { readonly step: 'failed'; readonly reason: StoreFailureReason }

/** Approves what is selected in one go: one question that names the number, then one decision each, with a count. */
export function BatchBar(props: {
  readonly rows: readonly ReviewRow[]
  /** Ids of the submissions. */
  readonly selected: ReadonlySet<string>
  readonly onSelectAll: () => void
  readonly onClear: () => void
}) {
  const { rows, selected } = props
  const { store, identity } = useDeskPorts()
  const { modal } = App.useApp()
  const { t } = useWords()
  const [batch, setBatch] = useState<Batch>({ step: 'idle' })
  const total = selected.size

  async function approve(chosen: readonly ReviewRow[]): Promise<void> {
    setBatch({ step: 'working', done: 0, total: chosen.length })
    try {
      const outcome = await approveTogether(
        chosen,
        { store, org: identity.organisation.code },
        async (done) => {
          if (done % SHOWN_EVERY !== 0) return
          setBatch({ step: 'working', done, total: chosen.length })
          // A turn for the page: the count is drawn, and keys are heard.
          await new Promise((resolve) => setTimeout(resolve))
        },
      )
      setBatch({ step: 'done', outcome })
      props.onClear()
    } catch (error) {
      setBatch({ step: 'failed', reason: toStoreFailure(error).reason })
    }
  }

  function ask(): void {
    const chosen = rows.filter(({ factId }) => selected.has(factId))
    modal.confirm({
      title: t('reviews/batch/confirmTitle', { total }),
      content: t('reviews/batch/confirmBody', { total }),
      okText: t('reviews/batch/confirm', { total }),
      cancelText: t('reviews/batch/cancel'),
      onOk: () => drop(approve(chosen)),
    })
  }

  if (batch.step === 'working') {
    const { done, total: all } = batch
    return (
      <footer className="batch-bar">
        <span role="status">{t('reviews/batch/working', { done, total: all })}</span>
        <Progress percent={Math.floor((done / all) * 100)} showInfo={false} />
      </footer>
    )
  }
  return (
    <footer className="batch-bar">
      <BatchAnswer batch={batch} />
      <span className="soft" role="status">
        {total === 0 ? t('reviews/batch/hint') : t('reviews/batch/selected', { total })}
      </span>
      {total === 0 ? (
        <Button size="large" disabled={rows.length === 0} onClick={props.onSelectAll}>
          {t('reviews/batch/selectAll')}
        </Button>
      ) : (
        <>
          <Button size="large" onClick={props.onClear}>
            {t('reviews/batch/clear')}
          </Button>
          <Button size="large" type="primary" onClick={ask}>
            {t('reviews/batch/approve', { total })}
          </Button>
        </>
      )}
    </footer>
  )
}

/** What came of the last one; who was left out is named, with the reason. */
function BatchAnswer({ batch }: { readonly batch: Batch }) {
  const { t } = useWords()
  if (batch.step === 'failed') {
    return <Alert type="error" showIcon title={t(`frame/storeFailure/${batch.reason}`)} />
  }
  if (batch.step !== 'done') return null
  const { approved, left } = batch.outcome
  return (
    <Alert
      type={left.length === 0 ? 'success' : 'warning'}
      showIcon
      closable
      title={t('reviews/batch/approved', { total: approved })}
      description={
        left.length === 0 ? null : (
          <>
            {t('reviews/batch/left', { total: left.length })}
            <ul>
              {left.slice(0, MOST_NAMED).map(({ subject, name, why }) => (
                <li key={subject}>
                  <strong>{name}</strong> {t(`reviews/batch/whyNot/${why}`)}
                </li>
              ))}
            </ul>
          </>
        )
      }
    />
  )
}

/** Decisions between two counts on the screen. */
const SHOWN_EVERY = 10

/** The list below still shows all of them. */
const MOST_NAMED = 5
