import { findCode } from '#domain/code-lists/code-entry'
import { KAIFENG_DIVISIONS } from '#domain/code-lists/kaifeng-divisions'
import type { GroupStatus } from '#domain/groups/group'
import { unreachable } from '#domain/result'
import type { Mood } from '../../ui/Status.tsx'
import type { Language } from '../../wording/languages.ts'

/** How a status is coloured; the colour only repeats the words. */
export function groupMood(status: GroupStatus): Mood {
  switch (status) {
    case 'approved':
      return 'good'
    case 'waiting':
    case 'in-review':
      return 'wait'
    case 'returned':
    case 'refused':
      return 'wrong'
    case 'unreadable':
      return 'plain'
    default:
      return unreachable(status)
  }
}

/** A division in the words of the page; one that this version does not know is told by its code. */
export function divisionWord(code: string, language: Language): string {
  const entry = findCode(KAIFENG_DIVISIONS, code)
  if (entry === null) return code
  return language === 'en' ? entry.en : entry.zh
}

export function groupPath(subject: string): string {
  return `/groups/${encodeURIComponent(subject)}`
}
