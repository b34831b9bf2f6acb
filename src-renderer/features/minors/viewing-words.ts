import type { DeskIdentity } from '#contracts/enrolment'
import type { Viewing } from '#domain/minors/list-viewings'
import { formatMoment } from '../../ui/format-moment.ts'
import type { useWords } from '../../wording/use-words.ts'

export const VIEWING_COLUMNS = ['at', 'worker', 'person', 'number', 'desk', 'opened'] as const
export type ViewingColumn = (typeof VIEWING_COLUMNS)[number]

/** One viewing in the words of a page. Workers of other desks are known here by their id alone. */
export function sayViewing(
  viewing: Viewing,
  { workers }: Pick<DeskIdentity, 'workers'>,
  t: ReturnType<typeof useWords>['t'],
): Readonly<Record<ViewingColumn, string>> {
  const { at, worker, isErased, fullName, number, desk, opened } = viewing
  return {
    at: formatMoment(at),
    worker: workers.find(({ id }) => id === worker)?.name ?? worker,
    person: isErased ? t('minors/views/erased') : fullName || t('minors/views/unnamed'),
    number,
    desk,
    opened: t(`minors/opened/${opened ?? 'unknown'}`),
  }
}
