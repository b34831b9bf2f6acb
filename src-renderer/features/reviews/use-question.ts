import { useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { REVIEW_SHELVES, type ReviewQuestion, type ReviewShelf } from './find-reviews.ts'

/** The page also shows what is late and disputed below: nothing to decide, so no shelf. */
export const REVIEW_VIEWS = [...REVIEW_SHELVES, 'urged'] as const
export type ReviewView = (typeof REVIEW_VIEWS)[number]

export interface AskedReviews {
  readonly view: ReviewView
  readonly question: ReviewQuestion
}

/** What the list shows stands in the address, so that the way back from an item leads to the same list. */
export function useQuestion(): readonly [
  AskedReviews,
  (changes: Partial<ReviewQuestion> & { view?: ReviewView }) => void,
] {
  const [params, setParams] = useSearchParams()
  const asked = useMemo(() => readQuestion(params), [params])
  function ask(changes: Partial<ReviewQuestion> & { view?: ReviewView }): void {
    const { about, query } = { ...asked.question, ...changes }
    const view = changes.view ?? asked.view
    const next = new URLSearchParams()
    if (view !== 'open') next.set('view', view)
    if (about !== null) next.set('about', about)
    if (query !== '') next.set('query', query)
    setParams(next, { replace: true })
  }
  return [asked, ask]
}

function readQuestion(params: URLSearchParams): AskedReviews {
  const view = REVIEW_VIEWS.find((known) => known === params.get('view')) ?? 'open'
  const about = params.get('about')
  const shelf: ReviewShelf = view === 'urged' ? 'open' : view
  return {
    view,
    question: {
      shelf,
      about: about === 'registration' || about === 'group' ? about : null,
      query: params.get('query') ?? '',
    },
  }
}
