import { addDays, type PlainDate } from '#domain/plain-date'
import type { DisputeNotice, LateReviewNotice, NoticeRow } from '../../store/notice-row.ts'

export interface SortedNotices {
  /** Told within the last two weeks, newest first. */
  readonly recent: readonly LateReviewNotice[]
  /** Nobody tells this organisation that a late review was answered after all: what is older is likely to be. */
  readonly earlier: readonly LateReviewNotice[]
  /** Open ones first, the most urgent on top. */
  readonly disputes: readonly DisputeNotice[]
}

const RECENT_DAYS = 14

/** `isPublished`: whether the directory has a group; then its review is over. */
export function sortNotices(
  notices: readonly NoticeRow[],
  today: PlainDate,
  isPublished: (group: string) => boolean,
): SortedNotices {
  const late = notices
    .filter((notice) => notice.notice === 'review-late')
    .filter(({ answers }) => !isPublished(answers.slice(0, answers.lastIndexOf(':'))))
    .sort((one, other) => (one.at < other.at ? 1 : -1))
  const since = addDays(today, -RECENT_DAYS)
  const isRecent = ({ at }: LateReviewNotice) => at.slice(0, 10) >= since
  return {
    recent: late.filter(isRecent),
    earlier: late.filter((notice) => !isRecent(notice)),
    disputes: notices.filter((notice) => notice.notice === 'dispute').sort(byUrgency),
  }
}

function byUrgency(one: DisputeNotice, other: DisputeNotice): number {
  if ((one.outcome === null) !== (other.outcome === null)) return one.outcome === null ? -1 : 1
  return (one.answerBy ?? '') < (other.answerBy ?? '') ? -1 : 1
}
