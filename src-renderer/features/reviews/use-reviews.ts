import { useEffect, useState } from 'react'
import { useDeskPorts } from '../../app/desk-ports.ts'
import type { NoticeRow } from '../../store/notice-row.ts'
import type { ReviewRow } from '../../store/review-row.ts'

/** Everything that lies or lay before this organisation; null while it is being read. */
export function useReviews(): readonly ReviewRow[] | null {
  const { store } = useDeskPorts()
  const [reviews, setReviews] = useState<readonly ReviewRow[] | null>(null)
  useEffect(() => store.watchReviews(setReviews), [store])
  return reviews
}

/** What the hub tells of organisations below; empty while it is being read. */
export function useNotices(): readonly NoticeRow[] {
  const { store } = useDeskPorts()
  const [notices, setNotices] = useState<readonly NoticeRow[]>([])
  useEffect(() => store.watchNotices(setNotices), [store])
  return notices
}
