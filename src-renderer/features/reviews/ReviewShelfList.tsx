import { useCallback, useEffect, useMemo, useState } from 'react'
import type { ReviewRow } from '../../store/review-row.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { useWords } from '../../wording/use-words.ts'
import { BatchBar } from './BatchBar.tsx'
import type { ReviewShelf } from './find-reviews.ts'
import { ReviewTable } from './ReviewTable.tsx'
import { keepSelectable, NOTHING_SELECTED, select, selectAll } from './select-reviews.ts'

/** One shelf of the inbox. On the open one, adults can be selected and approved together. */
export function ReviewShelfList(props: {
  readonly shelf: ReviewShelf
  readonly rows: readonly ReviewRow[]
  /** There is something on the shelf that the question leaves out. */
  readonly isNarrowed: boolean
}) {
  const { shelf, rows } = props
  const { t } = useWords()
  const [chosen, setChosen] = useState(NOTHING_SELECTED)
  const selection = useMemo(() => keepSelectable(chosen, rows), [chosen, rows])
  const onSelect = useCallback(
    (factId: string, withShift: boolean) => setChosen((before) => select(before, rows, factId, withShift)),
    [rows],
  )

  useEffect(() => {
    if (shelf !== 'open') return
    function onKeyDown(event: KeyboardEvent): void {
      const target = event.target instanceof Element ? event.target : null
      if (event.key.toLowerCase() !== 'a' || !(event.ctrlKey || event.metaKey) || isTyping(target)) return
      event.preventDefault()
      setChosen(selectAll(rows))
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [shelf, rows])

  // The same table while a key is being typed: only another answer draws it again.
  const table = useMemo(
    () => <ReviewTable rows={rows} selection={shelf === 'open' ? selection : null} onSelect={onSelect} />,
    [rows, shelf, selection, onSelect],
  )
  return (
    <section className="sheet review-sheet">
      {rows.length > 0 ? (
        table
      ) : props.isNarrowed ? (
        <EmptyState title={t('reviews/empty/nothing')} hint={t('reviews/empty/nothingHint')} />
      ) : (
        <EmptyState title={t(`reviews/empty/${shelf}`)} hint={t(`reviews/empty/${shelf}Hint`)} />
      )}
      {shelf === 'open' ? (
        <BatchBar
          rows={rows}
          selected={selection.factIds}
          onSelectAll={() => setChosen(selectAll(rows))}
          onClear={() => setChosen(NOTHING_SELECTED)}
        />
      ) : null}
    </section>
  )
}

/** In a text Ctrl+A selects the text. */
function isTyping(target: Element | null): boolean {
  return target?.matches('input:not([type=checkbox], [type=radio]), textarea, [contenteditable]') ?? false
}
